import { Canvas } from "./engine/canvas.ts";
import type { Scene } from "./scene.ts";
import { paintAvatar } from "./scenes/avatars.ts";
import { paintingOf } from "./scenes/paintings.ts";

const QUALITY = 82;
const AVATAR_PX = 320;

/** Paints a picture from nothing, as JPEG; a second or two each. */
export async function paintScene(scene: Scene): Promise<Buffer> {
  const painting = paintingOf(scene.slug);
  if (painting === undefined) throw new Error(`Nobody has painted “${scene.slug}” yet.`);
  const canvas = new Canvas(scene.width, scene.height);
  await painting(canvas);
  return canvas.jpeg(QUALITY);
}

/** A profile picture for an account's username, as JPEG. */
export async function paintProfilePicture(name: string): Promise<Buffer> {
  const canvas = await paintAvatar(name);
  return canvas.jpeg(QUALITY, { width: AVATAR_PX, height: AVATAR_PX });
}
