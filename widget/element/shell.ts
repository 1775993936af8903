import { html, nothing, render, type TemplateResult } from "lit/html.js";
import { tiles } from "../layouts/tiles.ts";
import type { ViewModel } from "./view-model.ts";

/** Everything in the shadow root. */
export function renderShell(viewModel: ViewModel): TemplateResult {
  const { settings, strings, fallback, message, extras, hasMore } = viewModel;
  // `dir` is set per part and not on the base: content that the page slots in keeps the page's own direction.
  const dir = strings.dir ?? nothing;
  const hasFooter =
    // A row that goes on by itself needs no button below.
    (hasMore && (viewModel.failure || settings.layout + settings.loadMore !== "carouselscroll")) ||
    (settings.followButton && !settings.header);
  // Fallback children stand outside the base, so that they look as the page makes them.
  return html`<div class="outer">
    <div part="base" class="base ${settings.theme} ${settings.layout}" lang=${strings.language} .style=${baseStyle(viewModel)}>
      <slot name="header">${
        settings.header && !fallback
          ? html`<div part="header" class="header" dir=${dir}>${extras?.header(viewModel)}</div>`
          : nothing
      }</slot>
      <div class="stage" dir=${dir}>
        ${tiles(viewModel)}${
          message &&
          html`<slot name=${message.slot}
            ><p part="message" class="message" dir="auto" role="status">${fallback ? nothing : message.text}</p></slot
          >`
        }
      </div>
      <slot name="footer"
        ><div part="footer" class=${hasFooter ? "footer" : ""} dir=${dir}>${extras?.footer(viewModel)}</div></slot
      >
    </div>
    ${fallback ? html`<slot class=${viewModel.ownHeader ? "below" : ""}></slot>` : nothing}
  </div>`;
}

/** Only what the page itself put inside, whatever else is amiss: no template, as some pages refuse those. */
export function renderFallback(root: ShadowRoot): void {
  render(document.createElement("slot"), root);
}

/** What the style sheet needs to know of one element. */
function baseStyle({ feed, loading, place, settings }: ViewModel): string {
  const { columns, columnsTablet, columnsMobile, gap, aspectRatio } = settings;
  return (
    `--_columns:${columns};--_tablet:${columnsTablet};--_mobile:${columnsMobile}` +
    (gap && `;--windowbox-gap:${gap}`) +
    (aspectRatio && `;--_ratio:${aspectRatio}`) +
    // In a place that was kept for the feed, no other look is seen before it.
    (loading
      ? `;height:${place}px;overflow:hidden;${feed || !place ? "" : "visibility:hidden"}`
      : "")
  );
}
