import { ElementRenderer, render } from "@lit-labs/ssr";
import { collectResultSync } from "@lit-labs/ssr/lib/render-result.js";
import { MOBILE_BELOW_PX, TABLET_BELOW_PX } from "../../server/feed/settings-table.ts";
import { renderShell } from "../element/shell.ts";
import { styles } from "../element/styles.ts";
import type { ViewModel } from "../element/view-model.ts";
import { wantsExtras } from "../element/wants-extras.ts";
import { narrowStyles, staticStyles } from "./static-styles.ts";
import { NOMINAL_TILE_PX } from "./static-view-model.ts";

/**
 * What the page around would make something else of: letters, where it has another encoding than ours; the sign of an
 * address for mail, where Cloudflare hides those behind a link and a script, which would be a link within a link here.
 */
const OTHERS_ENCODE = /[^\0-\x7f]|(?<=\w)@(?=\w)/gu;

/** The templates' slots have to belong to some element; this one does nothing else. */
class HostRenderer extends ElementRenderer {
  override renderShadow(): undefined {}
}

/**
 * Everything in the element's shadow root, its style sheet included. The markup is Lit's own, in which every value is
 * escaped: so that it can be rewritten as text. Lit's renderer has no option for any of it. By way of parse5 the same
 * takes four times as long, and its serializer leaves `<` in attributes as it is, for others to stumble over.
 */
export function renderShadowRoot(viewModel: ViewModel): string {
  const rendered = collectResultSync(
    render(renderShell(viewModel), {
      customElementHostStack: [new HostRenderer("windowbox-feed")],
    }),
  );
  const own: string[] = [];
  const markup = trim(rendered)
    .replace(/ sizes="(\d+)px"/g, (_, px) => ` sizes="${shareOfWindow(Number(px), viewModel)}"`)
    .replace(/ style="([^"]*)"/g, (_, declarations) => {
      if (!declarations) return "";
      // A policy can let one style sheet through by its hash, but no style attributes.
      own.push(`#s${own.length}{${plainPlaceholder(declarations)}}`);
      return ` id="s${own.length - 1}"`;
    })
    .replace(OTHERS_ENCODE, (character) => `&#${character.codePointAt(0)};`);
  const { layout, extras, settings } = viewModel;
  const narrow = viewModel.feed ? narrowStyles(viewModel.feed) : "";
  const ready = [
    styles,
    layout?.styles ?? "",
    // Half of all rules; the element does not load them either.
    (wantsExtras(settings) && extras?.styles) || "",
  ];
  const sheets = [...ready, staticStyles(settings), narrow, ...own];
  return `<style>${sheets.join("")}</style>${markup}`;
}

/** Takes out what Lit leaves to find its way back; the element renders everything anew when it takes over. */
function trim(rendered: string): string {
  return rendered
    .replace(/<!--\/?lit-(?:part|node)[^>]*-->|<\?>/g, "")
    .replace(/ class=""| \/(?=>)/g, "")
    .replace(/\s+/g, " ");
}

/** The middle colour stands for nine: the pictures start to load with the page itself. */
function plainPlaceholder(declarations: string): string {
  return declarations
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replace(/background:radial-gradient\(.*\),(#[\da-f]{6})/i, "background:$1");
}

/**
 * How wide a picture is rendered, for a browser that has not laid the page out. `auto` has it look for itself where it
 * can; the element is then taken to be as wide as the window, up to what pages usually are.
 */
function shareOfWindow(px: number, { settings }: ViewModel): string {
  const factor = px / NOMINAL_TILE_PX;
  const share = (columns: number, window: number) => round((factor / columns) * window);
  const { columns, columnsTablet, columnsMobile } = settings;
  const widths = [
    `(max-width:${MOBILE_BELOW_PX - 1}px) ${share(columnsMobile, 100)}vw`,
    `(max-width:${TABLET_BELOW_PX - 1}px) ${share(columnsTablet, 100)}vw`,
    `min(${share(columns, 100)}vw,${share(columns, 1280)}px)`,
  ];
  // What is cut off at its sides is wider than the box that the browser would look at.
  return [...(factor < 1.05 ? ["auto"] : []), ...widths].join();
}

function round(share: number): number {
  return Math.ceil(share * 10) / 10;
}
