import { html, nothing, type TemplateResult } from "lit/html.js";
import type { ViewModel } from "../element/view-model.ts";
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
  const items = posts.map((post, index) => {
    try {
      return tile(post, index, viewModel, large(index));
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
    ) => html`<li class=${`skeleton ${large(posts.length + index)}`} aria-hidden="true" .style=${layout?.itemStyle?.(0, viewModel) ?? ""}>
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
    @load=${reveal}
    @error=${reveal}
  >
    ${[...items, ...pending, last]}
  </ul>`;
  return layout?.around?.(list, viewModel) ?? list;
}

/**
 * One for all pictures, as theirs do not bubble; Chromium tells of drawings, too, whose `className` cannot be set. On
 * failure as well, so that the alternative text can be read.
 */
const reveal = {
  capture: true,
  handleEvent: ({ target }: Event): void => {
    Object(target).classList.add("loaded");
  },
};
