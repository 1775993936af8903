import { type Rgb, ramp, rgb, smoothstep } from "../engine/colour.ts";
import { clouds, noiseAt, seededRandom } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";

const CRUST = ramp("#f4dcab", "#e3b268", "#c68640", "#955728", "#5e3417");

/** A cinnamon bun: a coil of dough, dark between its turns, with icing if wanted. */
export function cinnamonBun(seed: number, icing = 0.6): Sprite {
  const tile = clouds();
  const size = 320;
  return relief({
    width: size,
    height: size,
    cavity: 1.6,
    shape: (u, v, point) => {
      const r = Math.sqrt(u * u + v * v);
      const angle = Math.atan2(v, u) / (2 * Math.PI);
      const rough = noiseAt(tile, u * 90 + seed * 37, v * 90);
      const fine = noiseAt(tile, u * 300, v * 300 + seed * 5);
      const edge = 0.93 + noiseAt(tile, angle * 40 + seed * 3, 9) * 0.02;
      if (r > edge + 0.04) return;
      const coil = r * 3.3 - angle + rough * 0.16 + fine * 0.03 + 0.4 + seed * 0.37;
      const inCoil = coil - Math.floor(coil);
      const ridge = 4 * inCoil * (1 - inCoil);
      const rim = (r / edge) * (r / edge);
      const fall = 1 - rim * rim * rim;
      point.h = 0.2 * Math.max(0, fall) + 0.15 * Math.sqrt(ridge) + rough * 0.014 + fine * 0.005;
      const spice = smoothstep(0.5, 0.12, ridge + rough * 0.12);
      const tan = CRUST(0.3 + (1 - ridge) * 0.2 + rough * 0.26 + r * r * 0.2 - ridge * 0.06);
      const sugar =
        icing *
        smoothstep(0.08, 0.34, noiseAt(tile, u * 30 + seed * 91, v * 30 + 7) + ridge * 0.22 - 0.02);
      point.r = tan[0] + (104 - tan[0]) * spice;
      point.g = tan[1] + (56 - tan[1]) * spice;
      point.b = tan[2] + (28 - tan[2]) * spice;
      if (sugar > 0) {
        point.r += (252 - point.r) * sugar * 0.93;
        point.g += (246 - point.g) * sugar * 0.93;
        point.b += (235 - point.b) * sugar * 0.93;
        point.h += sugar * 0.025;
      }
      point.gloss = 0.3 + spice * 0.4 + sugar * 0.3;
      point.a = smoothstep(edge + 0.015, edge - 0.015, r);
    },
  });
}

export type Seeds = "sesame" | "poppy" | "pumpkin" | "flour" | "plain";

/** A round roll, or a scone when rough. */
export function roll(seed: number, seeds: Seeds, bake = 0.4): Sprite {
  const tile = clouds();
  const random = seededRandom(seed * 7919 + 5);
  const size = 260;
  const grains = seeds === "flour" || seeds === "plain" ? [] : scatter(random, seeds);
  const grid = new Map<number, Grain[]>();
  for (const grain of grains) {
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        const cell = cellOf(grain.x + dx * 0.1, grain.y + dy * 0.1);
        grid.set(cell, [...(grid.get(cell) ?? []), grain]);
      }
    }
  }
  const shell = rgb(seeds === "poppy" ? "#33302f" : seeds === "pumpkin" ? "#7d8a4a" : "#f1dcae");
  return relief({
    width: size,
    height: size,
    cavity: 1.2,
    shape: (u, v, point) => {
      const r =
        Math.sqrt(u * u + v * v) / (0.93 + noiseAt(tile, u * 16 + seed * 19, v * 16) * 0.02);
      if (r > 1.04) return;
      const dome = r < 1 ? Math.sqrt(1 - r * r * Math.sqrt(r)) : 0;
      const rough = noiseAt(tile, u * 70 + seed * 41, v * 70);
      point.h = dome * 0.55 + rough * 0.014;
      const tan = CRUST(0.12 + bake * 0.8 - r * 0.16 + rough * 0.2 + r * r * r * r * 0.2);
      point.r = tan[0];
      point.g = tan[1];
      point.b = tan[2];
      point.gloss = 0.25;
      if (seeds === "flour") {
        const dust = smoothstep(-0.5, 0.9, rough + 0.5 - r * 0.5) * 0.75;
        lay(point, [250, 244, 233], dust);
        point.gloss = 0;
      }
      for (const grain of grid.get(cellOf(u, v)) ?? []) {
        const dx = u - grain.x;
        const dy = v - grain.y;
        const along = (dx * grain.cos + dy * grain.sin) / grain.long;
        const across = (dy * grain.cos - dx * grain.sin) / grain.wide;
        const d = along * along + across * across;
        if (d > 1) continue;
        lay(point, shell, smoothstep(1, 0.7, d));
        point.h += Math.sqrt(1 - d) * grain.wide * 0.8;
      }
      point.a = smoothstep(1.01, 0.985, r);
    },
  });
}

interface Grain {
  readonly x: number;
  readonly y: number;
  readonly cos: number;
  readonly sin: number;
  readonly long: number;
  readonly wide: number;
}

const GRAINS = {
  sesame: { count: 130, long: 0.045, wide: 0.026 },
  poppy: { count: 420, long: 0.016, wide: 0.014 },
  pumpkin: { count: 46, long: 0.085, wide: 0.042 },
} as const;

function scatter(random: () => number, seeds: keyof typeof GRAINS): Grain[] {
  const { count, long, wide } = GRAINS[seeds];
  return Array.from({ length: count }, () => {
    const r = Math.sqrt(random()) * 0.8;
    const at = random() * Math.PI * 2;
    const turn = random() * Math.PI;
    return {
      x: r * Math.cos(at),
      y: r * Math.sin(at),
      cos: Math.cos(turn),
      sin: Math.sin(turn),
      long,
      wide,
    };
  });
}

function cellOf(x: number, y: number): number {
  return Math.floor((x + 2) * 10) * 64 + Math.floor((y + 2) * 10);
}

function lay(point: { r: number; g: number; b: number }, colour: Rgb, part: number): void {
  point.r += (colour[0] - point.r) * part;
  point.g += (colour[1] - point.g) * part;
  point.b += (colour[2] - point.b) * part;
}
