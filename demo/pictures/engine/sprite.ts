/** A thing from one side, not yet lit. */
export interface Sprite {
  readonly width: number;
  readonly height: number;
  /** Colour and coverage: RGBA, colour not multiplied by alpha. */
  readonly pixels: Uint8ClampedArray;
  /** Which way each point faces: x and y of its normal, times 16384. */
  readonly normals: Int16Array;
  /** How wet each point looks, 0 to 255. */
  readonly gloss: Uint8ClampedArray;
  /** The same at half the size, made when first wanted. */
  half?: Sprite;
}

/** The sprite at half its size: each pixel the mean of four. */
export function halved(sprite: Sprite): Sprite {
  sprite.half ??= halve(sprite);
  return sprite.half;
}

function halve(sprite: Sprite): Sprite {
  const width = sprite.width >> 1;
  const height = sprite.height >> 1;
  const pixels = new Uint8ClampedArray(width * height * 4);
  const normals = new Int16Array(width * height * 2);
  const gloss = new Uint8ClampedArray(width * height);
  shrink(sprite.pixels, pixels, sprite.width, width, height, 4);
  shrink(sprite.normals, normals, sprite.width, width, height, 2);
  shrink(sprite.gloss, gloss, sprite.width, width, height, 1);
  return { width, height, pixels, normals, gloss };
}

function shrink(
  from: Uint8ClampedArray | Int16Array,
  to: Uint8ClampedArray | Int16Array,
  fromWidth: number,
  width: number,
  height: number,
  channels: number,
): void {
  const row = fromWidth * channels;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < channels; channel++, at++) {
        const i = y * 2 * row + x * 2 * channels + channel;
        const upper = (from[i] ?? 0) + (from[i + channels] ?? 0);
        to[at] = (upper + (from[i + row] ?? 0) + (from[i + row + channels] ?? 0)) / 4;
      }
    }
  }
}
