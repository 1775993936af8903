import { ramp, smoothstep } from "../engine/colour.ts";
import { coverage } from "../engine/fields.ts";
import { clouds, noiseAt, seededRandom } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";

export interface Loaf {
  readonly crumb: readonly string[];
  readonly crust: string;
  /** How many holes and how large, 0 to 1. */
  readonly open: number;
}

export const COUNTRY: Loaf = {
  crumb: ["#b48c58", "#dfc191", "#efdcb6"],
  crust: "#8a4f22",
  open: 0.9,
};
export const RYE: Loaf = { crumb: ["#5d4028", "#7b5a3b", "#95724f"], crust: "#3c2413", open: 0.35 };

/** The cut face of a loaf: crumb with holes, a rim of crust. The outline is SVG in 400 × 300. */
export async function breadFace(outline: string, loaf: Loaf, seed: number): Promise<Sprite> {
  const width = 400;
  const height = 300;
  const random = seededRandom(seed * 613 + 17);
  const holes = Array.from({ length: Math.round(60 + loaf.open * 260) }, () => {
    const size = 2 + random() ** 3 * 11 * loaf.open + random() * 2;
    const x = 20 + random() * 360;
    const y = 30 + random() * 250;
    return `<ellipse cx="${x}" cy="${y}" rx="${size * (0.8 + random() * 0.8)}" ry="${size * (0.55 + random() * 0.4)}" transform="rotate(${random() * 70 - 35} ${x} ${y})"/>`;
  }).join("");
  const [shape, inner, pit] = await Promise.all([
    coverage(outline, width, height),
    coverage(outline, width, height, 7),
    coverage(holes, width, height, 3.4),
  ]);
  const crumb = ramp(...loaf.crumb);
  const rind = ramp(loaf.crust, loaf.crust)(0);
  const tile = clouds();
  return relief({
    width,
    height,
    cavity: 0.25,
    shape: (u, v, point, at) => {
      const a = shape.values[at] ?? 0;
      if (a === 0) return;
      const depth = ((inner.values[at] ?? 0) - 0.5) * 2;
      const crust = smoothstep(0.62, 0.3, depth);
      const hole =
        smoothstep(0.12, 0.95, pit.values[at] ?? 0) * (1 - crust) * smoothstep(0.6, 0.95, depth);
      const rough = noiseAt(tile, u * 90 + seed * 17, v * 90);
      const fine = noiseAt(tile, u * 330, v * 330 + seed);
      point.h = 0.05 + fine * 0.012 + rough * 0.008 - hole * 0.03 + crust * 0.02;
      const colour = crumb(0.55 + rough * 0.22 + fine * 0.16 - hole * 0.46);
      point.r = colour[0] + (rind[0] - colour[0]) * crust;
      point.g = colour[1] + (rind[1] - colour[1]) * crust;
      point.b = colour[2] + (rind[2] - colour[2]) * crust;
      point.a = a;
    },
  });
}

/** A domed loaf, cut across. */
export const DOMED_FACE =
  '<path d="M30 250C12 220 16 150 60 96 100 48 160 26 210 28 280 32 340 74 366 136 386 190 386 236 366 256 330 280 70 284 30 250Z"/>';

/** A slice from a tin. */
export const TIN_FACE =
  '<path d="M74 268C62 250 60 150 66 118 48 84 74 44 130 42 170 32 240 32 280 42 332 46 354 84 334 118 340 150 338 250 328 268 300 280 100 280 74 268Z"/>';
