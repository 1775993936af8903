import sharp from "sharp";
import { KILN_POSTS } from "./posts/kiln.ts";
import { RECENT_POSTS } from "./posts/recent.ts";
import { SUMMER_POSTS } from "./posts/summer.ts";
import { WINTER_POSTS } from "./posts/winter.ts";
import type { Scene } from "./scene.ts";

export { CLIPS, type Clip, readClip } from "./clips.ts";
export type { Scene } from "./scene.ts";

/** Every picture, newest first; those of atelier.kiln (`kiln-…`) come last. */
export const SCENES: readonly Scene[] = [
  ...RECENT_POSTS,
  ...SUMMER_POSTS,
  ...WINTER_POSTS,
  ...KILN_POSTS,
];

/** The picture's JPEG bytes, the same each time. Rejects for a slug that is not in SCENES. */
export async function drawScene(slug: string): Promise<Buffer> {
  const scene = SCENES.find((one) => one.slug === slug);
  if (scene === undefined) throw new Error(`There is no picture called “${slug}”.`);
  return paint(slug, scene.width, scene.height);
}

/** A profile picture of 320 × 320 for an account's username. */
export function drawAvatar(name: string): Promise<Buffer> {
  return paint(name, 320, 320);
}

function paint(name: string, width: number, height: number): Promise<Buffer> {
  let hash = 7;
  for (const char of name) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 99991;
  const hue = hash % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue},40%,80%)"/><stop offset="1" stop-color="hsl(${hue},40%,45%)"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/><circle cx="${(hash % 7) * 60 + 200}" cy="${height / 2}" r="${Math.min(width, height) / 4}" fill="hsl(${(hue + 40) % 360},50%,60%)"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer();
}
