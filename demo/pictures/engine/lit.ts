import type { Sprite } from "./sprite.ts";

/** Where light comes from, x to the right, y down, z to the eye; and how much of it is all around. */
export interface Light {
  readonly from: readonly [number, number, number];
  readonly ambient: number;
}

/** A window to the left, a little behind. */
export const WINDOW_LIGHT: Light = { from: [-0.52, -0.58, 0.72], ambient: 0.42 };

const SOFT_SHINE = shineTable(18, 110);
const WET_SHINE = shineTable(70, 235);

/** The sprite's RGBA as the light shows it when the sprite lies turned by `turn` radians. */
export function lit(
  sprite: Sprite,
  light: Light,
  turn: number,
  brightness: number,
): Uint8ClampedArray {
  const { pixels, normals, gloss } = sprite;
  const out = new Uint8ClampedArray(pixels.length);
  const [lx, ly, lz] = turned(light.from, turn);
  const [hx, hy, hz] = unit(lx, ly, lz + 1);
  const sunPart = ((1 - light.ambient) / lz) * brightness;
  const sky = light.ambient * brightness;
  for (let at = 0, i = 0; at < gloss.length; at++, i += 4) {
    const alpha = pixels[i + 3] ?? 0;
    if (alpha === 0) continue;
    const nx = (normals[at * 2] ?? 0) / 16384;
    const ny = (normals[at * 2 + 1] ?? 0) / 16384;
    const flat = 1 - nx * nx - ny * ny;
    const nz = flat > 0 ? Math.sqrt(flat) : 0;
    const facing = nx * lx + ny * ly + nz * lz;
    const sun = facing > 0 ? facing * sunPart : 0;
    const bright = sun + sky * (0.6 + 0.4 * nz);
    let shine = 0;
    const wet = gloss[at] ?? 0;
    if (wet > 0) {
      const toward = nx * hx + ny * hy + nz * hz;
      const spot = toward > 0 ? (toward * 255) | 0 : 0;
      shine = (SOFT_SHINE[spot] ?? 0) * (wet / 255) * brightness;
      if (wet > 128) shine += ((WET_SHINE[spot] ?? 0) * (wet - 128) * brightness) / 127;
    }
    // Warm where the sun reaches, cool where only the sky does.
    const warm = sun > 0.9 ? 1 : sun * 1.11;
    out[i] = (pixels[i] ?? 0) * bright * (0.94 + 0.08 * warm) + shine;
    out[i + 1] = (pixels[i + 1] ?? 0) * bright + shine * 0.97;
    out[i + 2] = (pixels[i + 2] ?? 0) * bright * (1.1 - 0.13 * warm) + shine * 0.9;
    out[i + 3] = alpha;
  }
  return out;
}

function turned(from: readonly [number, number, number], turn: number): [number, number, number] {
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  return unit(from[0] * cos + from[1] * sin, from[1] * cos - from[0] * sin, from[2]);
}

function unit(x: number, y: number, z: number): [number, number, number] {
  const length = Math.sqrt(x * x + y * y + z * z);
  return [x / length, y / length, z / length];
}

function shineTable(power: number, strength: number): Float32Array {
  return Float32Array.from({ length: 257 }, (_, i) => (i / 255) ** power * strength);
}
