import { readFile } from "node:fs/promises";
import type { Picture } from "./picture.ts";
import { KILN_POSTS } from "./posts/kiln.ts";
import { RECENT_POSTS } from "./posts/recent.ts";
import { SUMMER_POSTS } from "./posts/summer.ts";
import { WINTER_POSTS } from "./posts/winter.ts";

/** Harbour Bakery's pictures, newest first. */
export const BAKERY_PICTURES: readonly Picture[] = [
  ...RECENT_POSTS,
  ...SUMMER_POSTS,
  ...WINTER_POSTS,
];

/** Atelier Kiln's, newest first. */
export const KILN_PICTURES: readonly Picture[] = KILN_POSTS;

export const PICTURES: readonly Picture[] = [...BAKERY_PICTURES, ...KILN_PICTURES];

/** The picture's JPEG bytes. Rejects for a slug that is not in PICTURES. */
export function readPicture(slug: string): Promise<Buffer> {
  if (!PICTURES.some((picture) => picture.slug === slug)) {
    return Promise.reject(new Error(`There is no picture called “${slug}”.`));
  }
  return readFile(pathOf(slug));
}

/** The profile picture of one of the cast, 320 × 320, as JPEG. */
export function readAvatar(username: string): Promise<Buffer> {
  return readFile(pathOf(`avatar-${username}`));
}

function pathOf(name: string): URL {
  return new URL(`../assets/pictures/${name}.jpg`, import.meta.url);
}
