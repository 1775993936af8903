import { inflated } from "../engine/inflate.ts";
import type { Sprite } from "../engine/sprite.ts";

/** A slice of plum, skin to the top: dark edge, amber flesh. */
export function plumSlice(): Promise<Sprite> {
  return inflated(
    '<path d="M10 66C30 12 130 12 150 66 120 92 40 92 10 66Z" fill="#4d1730"/><path d="M18 68C40 34 120 34 142 68 116 86 44 86 18 68Z" fill="#b8503a"/><path d="M30 70C54 50 106 50 130 70 108 80 52 80 30 70Z" fill="#dd8c48"/>',
    { width: 160, height: 100, roundPx: 20, bulge: 0.9, gloss: 0.7, rough: 0.3, mottle: 0.3 },
  );
}
