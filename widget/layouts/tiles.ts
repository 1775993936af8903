import { html, nothing, type TemplateResult } from "lit/html.js";
import type { ViewModel } from "../element/view-model.ts";
import { shapeOf } from "../feed/is-feed.ts";
import { range } from "../tile/range.ts";
import { tile } from "../tile/tile.ts";
import { isLarge } from "./highlight.ts";

/**
 * The posts, and after them as many skeletons as reserve the place of what is still to come. All layouts
 * are this one list; style sheets arrange it.
 */
export function tiles(viewModel: ViewModel): TemplateResult {
  const { settings, strings, feed, posts, skeletons, loading, extras, layout } = viewModel;
  const large = (index: number) =>
    settings.layout === "highlight" && isLarge(index, viewModel.columns || settings.columns)
      ? "large"
      : "";
  const itemStyle = (shape: number) => layout?.itemStyle?.(shape, viewModel) ?? "";
  const items = posts.map((post, index) => {
    try {
      return html`<li part="item" class=${large(index)} .style=${itemStyle(shapeOf(post))}>${tile(post, index, viewModel, large(index) !== "")}</li>`;
    } catch {
      // A post that is not what it should be costs its own tile, not the others.
      return nothing;
    }
  });
  const last = posts[0] && extras?.instagramTile(viewModel);
  const pending = range(
    skeletons - Number(!!last),
    (
      index,
    ) => html`<li class=${`skeleton ${large(posts.length + index)}`} aria-hidden="true" .style=${itemStyle(0)}>
      <div class="tile"></div>
      ${settings.captions ? html`<p class="caption"></p>` : nothing}
    </li>`,
  );
  const list = html`<ul
    part="list"
    class=${posts[0] ? "list" : "list pending"}
    role="list"
    aria-label=${strings.feed(feed?.username)}
    aria-busy=${loading}
  >
    ${[...items, ...pending, last]}
  </ul>`;
  return layout?.around?.(list, viewModel) ?? list;
}
