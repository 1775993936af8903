import { readFile } from "node:fs/promises";
import { seedOf } from "./engine/noise.ts";
import { Shelf } from "./engine/remember.ts";
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

/** Accounts with a profile picture of their own; everyone else shares the last three. */
const AVATAR_OWNERS = ["harbour.bakery", "atelier.kiln", "quiet.quay", "marta.lind"] as const;
const SHARED_AVATARS = ["someone.one", "someone.two", "someone.three"] as const;
export const PAINTED_AVATARS: readonly string[] = [...AVATAR_OWNERS, ...SHARED_AVATARS];

/** Up to 200 kB each: all of them fit. */
const read = new Shelf<Buffer>(80);

/** Where make-pictures.ts puts a picture. */
export function storedPicture(name: string): URL {
  return new URL(`../assets/pictures/${name}.jpg`, import.meta.url);
}

/** The picture's JPEG bytes, the same each time. Rejects for a slug that is not in SCENES. */
export function drawScene(slug: string): Promise<Buffer> {
  if (!SCENES.some((scene) => scene.slug === slug)) {
    return Promise.reject(new Error(`There is no picture called “${slug}”.`));
  }
  return read.get(slug, () => readFile(storedPicture(slug)));
}

/** A profile picture of 320 × 320 for an account's username, as JPEG. */
export function drawAvatar(name: string): Promise<Buffer> {
  const shared = SHARED_AVATARS[seedOf(name) % SHARED_AVATARS.length];
  const own = PAINTED_AVATARS.includes(name) ? name : shared;
  return read.get(`@${own}`, () => readFile(storedPicture(`avatar-${own}`)));
}
