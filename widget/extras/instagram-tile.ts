import { html, nothing } from "lit/html.js";
import { profileUrl } from "../../server/feed/profile-url.ts";
import type { ViewModel } from "../element/view-model.ts";
import type { ExtraMessages } from "../locales/locale.ts";

const INSTAGRAM = "https://www.instagram.com/";

const CAMERA =
  "M8.5 3h7A5.5 5.5 0 0 1 21 8.5v7a5.5 5.5 0 0 1-5.5 5.5h-7A5.5 5.5 0 0 1 3 15.5v-7A5.5 5.5 0 0 1 8.5 3zM16.2 12a4.2 4.2 0 1 1-8.4 0 4.2 4.2 0 0 1 8.4 0zM17.1 6.9h.01";

/** The last of the tiles, in the colours of the text: a way out that does not shout. */
export function instagramTile(viewModel: ViewModel, messages: ExtraMessages) {
  const { settings, feed, layout } = viewModel;
  if (!settings.instagramTile) return undefined;
  const profile = profileUrl(feed?.username);
  return html`<li part="item" .style=${layout?.itemStyle?.(1, viewModel) ?? ""}>
    <a
      part="tile instagram-tile"
      class="tile way-out"
      href=${profile ?? INSTAGRAM}
      target="_blank"
      rel="noopener"
      aria-label=${messages.newTab(`${messages.viewOnInstagram} ${profile ? feed?.username?.slice(0, 60) : ""}`.trim())}
      ><span>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d=${CAMERA} />
        </svg>
        <b>${messages.viewOnInstagram}</b>${" "}${profile ? html`<span class="username" dir="ltr">${feed?.username}</span>` : nothing}
      </span></a
    >
  </li>`;
}
