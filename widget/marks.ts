import { html, nothing } from "lit/html.js";
import type { PostKind } from "./post-kind.ts";

const PATHS: Readonly<Partial<Record<PostKind, string>>> = {
  video: "M7 4v16l13-8z",
  reel: "M6 3h12a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3zm4 5v8l6-4z",
  carousel:
    "M9 3h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM3 7v12a2 2 0 0 0 2 2h12v-2H5V7z",
};

/** The sign in a tile's corner that says there is more than one picture, or that it moves. */
export function kindMark(kind: PostKind) {
  const path = PATHS[kind];
  return path
    ? html`<svg part="mark" class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`
    : nothing;
}
