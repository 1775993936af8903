import { type Rgb, rgb, smoothstep } from "../engine/colour.ts";
import { coverage, type Field } from "../engine/fields.ts";
import { inflated } from "../engine/inflate.ts";
import { clouds, grain, noiseAt, noiseNear } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";

export interface Glaze {
  readonly body: string;
  /** The rim, where the glaze breaks. */
  readonly rim: string;
  /** 0 none to 1 many iron specks. */
  readonly speckle?: number;
  readonly gloss?: number;
  /** Where given, painted as a ring near the rim. */
  readonly band?: string;
}

export const CREAM: Glaze = { body: "#efe6d5", rim: "#b98d5c", speckle: 0.5, gloss: 0.5 };
export const SEA: Glaze = { body: "#86a3a3", rim: "#b9a489", speckle: 0.4, gloss: 0.6 };
export const NAVY: Glaze = { body: "#2c4a66", rim: "#8a7357", speckle: 0.15, gloss: 0.6 };
export const WHITE: Glaze = { body: "#f4f0e8", rim: "#f4f0e8", gloss: 0.6 };
export const BLUE_RIM: Glaze = { body: "#f3eee4", rim: "#f3eee4", gloss: 0.6, band: "#35618b" };
export const RUST: Glaze = { body: "#a65a3a", rim: "#d8a878", speckle: 0.4, gloss: 0.45 };
export const OLIVE: Glaze = { body: "#8b8f63", rim: "#c2a679", speckle: 0.5, gloss: 0.45 };

/** A plate from above. */
export function plate(glaze: Glaze, seed = 1): Sprite {
  return thrown(glaze, seed, (r) => {
    const well = smoothstep(0.56, 0.68, r) * 0.05;
    const rim = smoothstep(0.68, 0.97, r) * 0.03;
    const lip = Math.max(0, 1 - ((r - 0.955) / 0.035) * ((r - 0.955) / 0.035));
    return well + rim + lip * 0.016;
  });
}

/** A bowl from above, empty; `deep` up to about 1. */
export function bowl(glaze: Glaze, seed = 1, deep = 0.6): Sprite {
  return thrown(glaze, seed, (r) => {
    const wall =
      r < 0.93 ? r * r * r * deep * 0.6 : (0.93 * 0.93 * 0.93 - (r - 0.93) * 3) * deep * 0.6;
    return wall;
  });
}

function thrown(glaze: Glaze, seed: number, profile: (r: number) => number): Sprite {
  const body = rgb(glaze.body);
  const rim = rgb(glaze.rim);
  const band = glaze.band === undefined ? undefined : rgb(glaze.band);
  const tile = clouds();
  const size = 420;
  return relief({
    width: size,
    height: size,
    shape: (u, v, point, at) => {
      const r =
        Math.sqrt(u * u + v * v) / (0.97 + noiseAt(tile, u * 10 + seed * 7, v * 10) * 0.006);
      if (r > 1.01) return;
      const throwing = noiseAt(tile, r * 46 + seed * 13, 5) * 0.004;
      point.h = profile(r) + throwing;
      const tone = 1 + noiseAt(tile, u * 22 + seed * 31, v * 22) * 0.05;
      const bare = smoothstep(0.945, 0.985, r + noiseAt(tile, u * 40, v * 40 + seed) * 0.014);
      colour(point, body, rim, bare, tone);
      if (band) {
        const painted = smoothstep(0.018, 0.008, Math.abs(r - 0.925)) * 0.9;
        point.r += (band[0] - point.r) * painted;
        point.g += (band[1] - point.g) * painted;
        point.b += (band[2] - point.b) * painted;
      }
      speck(point, glaze.speckle ?? 0, at, size, seed);
      point.gloss = (glaze.gloss ?? 0.5) * (1 - bare * 0.7);
      point.a = smoothstep(1, 0.985, r);
    },
  });
}

function colour(
  point: { r: number; g: number; b: number },
  body: Rgb,
  rim: Rgb,
  bare: number,
  tone: number,
): void {
  point.r = (body[0] + (rim[0] - body[0]) * bare) * tone;
  point.g = (body[1] + (rim[1] - body[1]) * bare) * tone;
  point.b = (body[2] + (rim[2] - body[2]) * bare) * tone;
}

function speck(
  point: { r: number; g: number; b: number },
  amount: number,
  at: number,
  size: number,
  seed: number,
): void {
  if (amount === 0) return;
  const dots = noiseNear(grain(), ((at % size) >> 1) + seed * 29, (at / size) >> 1);
  const dark = 1 - smoothstep(1.12 - amount * 0.32, 1.22 - amount * 0.3, dots) * 0.5;
  point.r *= dark;
  point.g *= dark;
  point.b *= dark * 0.95;
}

export type Drink = "flat-white" | "espresso" | "tea" | "milk" | "juice";

const DRINKS: Record<Drink, readonly [string, string]> = {
  "flat-white": ["#9a5f31", "#f3e2c6"],
  espresso: ["#3a1e0f", "#a8672f"],
  tea: ["#a4541c", "#c97f37"],
  milk: ["#f5efe2", "#ffffff"],
  juice: ["#ee9a25", "#f6bb55"],
};

/** A full cup from above, with its handle to the right. */
export async function cupFromAbove(glaze: Glaze, drink: Drink, seed = 1): Promise<Sprite> {
  const size = 360;
  const [handle, art] = await Promise.all([
    inflated(`<rect x="250" y="162" width="104" height="36" rx="16" fill="${glaze.body}"/>`, {
      width: size,
      height: size,
      roundPx: 22,
      gloss: glaze.gloss ?? 0.5,
    }),
    coverage(drink === "flat-white" ? ROSETTA : FOAM, size, size, drink === "flat-white" ? 1 : 3),
  ]);
  const cup = cupBody(glaze, DRINKS[drink], art, size, seed, drink);
  return stacked(handle, cup);
}

function cupBody(
  glaze: Glaze,
  [liquid, foam]: readonly [string, string],
  art: Field,
  size: number,
  seed: number,
  drink: Drink,
): Sprite {
  const body = rgb(glaze.body);
  const rim = rgb(glaze.rim);
  const dark = rgb(liquid);
  const pale = rgb(foam);
  const tile = clouds();
  const strength = drink === "flat-white" ? 1 : drink === "espresso" ? 0.85 : 0.5;
  return relief({
    width: size,
    height: size,
    shape: (u, v, point, at) => {
      const r = Math.sqrt(u * u + v * v) / 0.8;
      if (r > 1.02) return;
      const lip = Math.max(0, 1 - ((r - 0.95) / 0.05) * ((r - 0.95) / 0.05));
      const wet = smoothstep(0.9, 0.885, r);
      point.h = Math.sqrt(lip) * 0.06 * (1 - wet);
      colour(
        point,
        body,
        rim,
        smoothstep(0.93, 0.96, r) * 0.8,
        1 - smoothstep(0.95, 0.885, r) * 0.25,
      );
      speck(point, glaze.speckle ?? 0, at, size, seed);
      point.gloss = glaze.gloss ?? 0.5;
      if (wet > 0) {
        const crema = noiseAt(tile, u * 44 + seed * 3, v * 44) * 0.12;
        const milk = (art.values[at] ?? 0) * strength;
        const edge = smoothstep(0.78, 0.9, r) * 0.35;
        const shade = 1 + crema - smoothstep(0.86, 0.9, r) * 0.3;
        point.r +=
          ((dark[0] + (pale[0] - dark[0]) * Math.max(milk, edge * 0.4)) * shade - point.r) * wet;
        point.g +=
          ((dark[1] + (pale[1] - dark[1]) * Math.max(milk, edge * 0.4)) * shade - point.g) * wet;
        point.b +=
          ((dark[2] + (pale[2] - dark[2]) * Math.max(milk, edge * 0.4)) * shade - point.b) * wet;
        point.gloss = 0.18;
      }
      point.a = smoothstep(1, 0.975, r);
    },
  });
}

/** One sprite over another of the same size. */
function stacked(below: Sprite, above: Sprite): Sprite {
  for (let i = 0; i < above.gloss.length; i++) {
    const part = (above.pixels[i * 4 + 3] ?? 0) / 255;
    if (part === 0) continue;
    for (let channel = 0; channel < 3; channel++) {
      const at = i * 4 + channel;
      below.pixels[at] = (below.pixels[at] ?? 0) * (1 - part) + (above.pixels[at] ?? 0) * part;
    }
    below.pixels[i * 4 + 3] = Math.max(below.pixels[i * 4 + 3] ?? 0, part * 255);
    below.normals[i * 2] = above.normals[i * 2] ?? 0;
    below.normals[i * 2 + 1] = above.normals[i * 2 + 1] ?? 0;
    below.gloss[i] = above.gloss[i] ?? 0;
  }
  return below;
}

const ROSETTA = (() => {
  const layers = [0, 1, 2, 3, 4].map((i) => {
    const y = 246 - i * 27;
    const wide = 82 - i * 11;
    return `<path d="M180 ${y + 18}C${180 - wide} ${y + 6} ${180 - wide - 8} ${y - 34} ${180 - wide * 0.45} ${y - 40} ${180 - wide * 0.7} ${y - 16} ${180 - wide * 0.3} ${y - 4} 180 ${y + 2} ${180 + wide * 0.3} ${y - 4} ${180 + wide * 0.7} ${y - 16} ${180 + wide * 0.45} ${y - 40} ${180 + wide + 8} ${y - 34} ${180 + wide} ${y + 6} 180 ${y + 18}Z"/>`;
  });
  return `${layers.join("")}<path d="M180 92C164 78 150 92 160 108 166 118 174 122 180 130 186 122 194 118 200 108 210 92 196 78 180 92Z"/><path d="M180 120V262" stroke="#000" stroke-width="5"/>`;
})();

const FOAM =
  '<path d="M86 196C96 130 150 96 200 104 160 118 120 150 110 204 104 240 92 236 86 196Z"/><circle cx="232" cy="232" r="13"/><circle cx="212" cy="252" r="7"/><circle cx="248" cy="214" r="5"/>';
