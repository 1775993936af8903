import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Frame } from "../element/frame.ts";
import { shapeOf } from "../feed/is-feed.ts";
import { times } from "../tile/range.ts";
import { tile } from "../tile/tile.ts";
import { isLarge } from "./highlight.ts";

/**
 * The posts, and after them as many empty boxes as hold the place of what is still to come. All layouts
 * are this one list; style sheets arrange it.
 */
export function tiles(frame: Frame): TemplateResult {
  const { settings, strings, feed, posts, boxes, loading, extras, layout } = frame;
  const large = (index: number) =>
    settings.layout === "highlight" && isLarge(index, frame.columns || settings.columns)
      ? "large"
      : "";
  const itemStyle = (shape: number) => layout?.itemStyle?.(shape, frame) ?? "";
  const items = posts.map((post, index) => {
    try {
      return html`<li part="item" class=${large(index)} .style=${itemStyle(shapeOf(post))}>${tile(post, index, frame, large(index) !== "")}</li>`;
    } catch {
      // A post that is not what it should be costs its own tile, not the others.
      return nothing;
    }
  });
  const last = posts[0] && extras?.instagramTile(frame);
  const ghosts = times(
    boxes - Number(!!last),
    (
      index,
    ) => html`<li class=${`ghost ${large(posts.length + index)}`} aria-hidden="true" .style=${itemStyle(0)}>
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
    ${[...items, ...ghosts, last]}
  </ul>`;
  return layout?.around?.(list, frame) ?? list;
}
