import { Canvas } from "./engine/canvas.ts";
import { Shelf } from "./engine/remember.ts";
import { KILN_POSTS } from "./posts/kiln.ts";
import { RECENT_POSTS } from "./posts/recent.ts";
import { SUMMER_POSTS } from "./posts/summer.ts";
import { WINTER_POSTS } from "./posts/winter.ts";
import type { Scene } from "./scene.ts";
import { paintAvatar } from "./scenes/avatars.ts";
import { paintingOf } from "./scenes/paintings.ts";

export { CLIPS, type Clip, readClip } from "./clips.ts";
export type { Scene } from "./scene.ts";

/** Every picture, newest first; those of atelier.kiln (`kiln-…`) come last. */
export const SCENES: readonly Scene[] = [
  ...RECENT_POSTS,
  ...SUMMER_POSTS,
  ...WINTER_POSTS,
  ...KILN_POSTS,
];

const QUALITY = 85;

/** About 200 kB each: all of them fit. */
const drawn = new Shelf<Buffer>(80);

/** Pictures are painted one after the other: each needs some 20 MB while it is on the easel. */
let easel: Promise<unknown> = Promise.resolve();

/** The picture's JPEG bytes, the same each time. Rejects for a slug that is not in SCENES. */
export function drawScene(slug: string): Promise<Buffer> {
  return drawn.get(slug, () => inTurn(() => draw(slug)));
}

/** A profile picture of 320 × 320 for an account's username, as JPEG. */
export function drawAvatar(name: string): Promise<Buffer> {
  return drawn.get(`@${name}`, () =>
    inTurn(async () => (await paintAvatar(name)).jpeg(QUALITY, { width: 320, height: 320 })),
  );
}

async function draw(slug: string): Promise<Buffer> {
  const scene = SCENES.find((one) => one.slug === slug);
  const painting = paintingOf(slug);
  if (scene === undefined || painting === undefined) {
    throw new Error(`There is no picture called “${slug}”.`);
  }
  const canvas = new Canvas(scene.width, scene.height);
  await painting(canvas);
  return canvas.jpeg(QUALITY);
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = easel.then(work);
  easel = mine.catch(() => undefined);
  return mine;
}
