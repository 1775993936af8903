import { html, nothing } from "lit/html.js";
import type { PostKind } from "../../server/feed/post-kind.ts";

const PATHS: Readonly<Partial<Record<PostKind, string>>> = {
  video: "M7 4v16l13-8z",
  reel: "M4 4h16v16H4zm4.5 2v12l10-6z",
  carousel: "M8 4h12v12H8zM4 9v11h11H4z",
};

/** The sign in a tile's corner that says there is more than one picture, or that it moves. */
export function kindBadge(kind: PostKind) {
  const path = PATHS[kind];
  return path
    ? html`<svg part="mark" class="badge" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`
    : nothing;
}
