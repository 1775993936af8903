import { ramp, rgb, smoothstep } from "../engine/colour.ts";
import { inflated } from "../engine/inflate.ts";
import { clouds, noiseAt } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";

/** A smooth ball: cherry, tomato, olive, blueberry. `bloom` is the dull skin of a blueberry. */
export function ball(
  colour: string,
  options: { bloom?: number; gloss?: number; long?: number } = {},
): Sprite {
  const { bloom = 0, gloss = 0.85, long = 1 } = options;
  const skin = rgb(colour);
  const tile = clouds();
  const size = 140;
  return relief({
    width: size,
    height: Math.round(size * long),
    shape: (u, v, point) => {
      const y = v / long;
      const r = Math.sqrt(u * u + y * y) / 0.95;
      if (r > 1.05) return;
      point.h = r < 1 ? Math.sqrt(1 - r * r) * 0.8 : 0;
      const tone = 1 + noiseAt(tile, u * 20, v * 20) * 0.14;
      const dull = bloom * smoothstep(-0.4, 0.6, noiseAt(tile, u * 26 + 50, v * 26));
      point.r = skin[0] * tone + (190 - skin[0]) * dull;
      point.g = skin[1] * tone + (200 - skin[1]) * dull;
      point.b = skin[2] * tone + (225 - skin[2]) * dull;
      if (bloom > 0 && r < 0.24) {
        const star = smoothstep(0.24, 0.16, r);
        point.h -= star * 0.14;
        point.r *= 1 - star * 0.5;
        point.g *= 1 - star * 0.5;
        point.b *= 1 - star * 0.45;
      }
      point.gloss = gloss * (1 - dull);
      point.a = smoothstep(1.01, 0.96, r);
    },
  });
}

/** A raspberry: small balls in rings. */
export function raspberry(): Sprite {
  const size = 150;
  const beads = [{ x: 0, y: 0 }];
  for (const [count, radius] of [
    [6, 0.32],
    [12, 0.62],
    [16, 0.84],
  ] as const) {
    for (let i = 0; i < count; i++) {
      const at = ((i + (count % 5) * 0.31) / count) * Math.PI * 2;
      beads.push({ x: Math.cos(at) * radius, y: Math.sin(at) * radius });
    }
  }
  return relief({
    width: size,
    height: size,
    cavity: 1.6,
    shape: (u, v, point) => {
      const r = Math.sqrt(u * u + v * v);
      if (r > 1) return;
      let best = 9;
      for (const bead of beads) {
        const d = (u - bead.x) * (u - bead.x) + (v - bead.y) * (v - bead.y);
        if (d < best) best = d;
      }
      const bump = Math.sqrt(Math.max(0, 1 - best / 0.036));
      point.h = Math.sqrt(1 - r * r) * 0.7 + bump * 0.16;
      point.r = 150 + bump * 58;
      point.g = 24 + bump * 26;
      point.b = 48 + bump * 26;
      point.gloss = 0.55;
      point.a = best < 0.036 || r < 0.84 ? smoothstep(1, 0.95, r) : 0;
    },
  });
}

/** A strawberry, cut in half or whole, its tip to the bottom. */
export async function strawberry(cutOpen: boolean): Promise<Sprite> {
  const outline =
    "M80 172C44 150 14 96 22 58 28 28 58 26 80 32 102 26 132 28 138 58 146 96 116 150 80 172Z";
  const seeds = Array.from({ length: 30 }, (_, i) => {
    const row = Math.floor(i / 6);
    const count = 5 - (row > 2 ? row - 2 : 0);
    if (i % 6 >= count) return "";
    const x = 80 + ((i % 6) - (count - 1) / 2) * 20;
    const y = 60 + row * 22;
    return `<ellipse cx="${x}" cy="${y}" rx="2" ry="3.2" fill="#f0c667"/>`;
  }).join("");
  const whole = `<path d="${outline}" fill="#c8232c"/>${seeds}`;
  const half = `<path d="${outline}" fill="#c8232c"/><path d="M80 160C52 140 30 94 36 62 42 40 62 40 80 44 98 40 118 40 124 62 130 94 108 140 80 160Z" fill="#ea6a5c"/><path d="M80 138C66 116 58 90 62 70 68 58 92 58 98 70 102 90 94 116 80 138Z" fill="#f9d9cb"/>`;
  const leaves = `<path d="M80 36L52 22 66 38 44 46 70 46 80 60 90 46 116 46 94 38 108 22Z" fill="#5f8a3a"/>`;
  return inflated(`${cutOpen ? half : whole + leaves}`, {
    width: 160,
    height: 190,
    roundPx: cutOpen ? 22 : 40,
    bulge: cutOpen ? 0.7 : 0.9,
    gloss: 0.6,
    mottle: 0.1,
  });
}

/** A thin slice of lemon or orange. */
export function citrusSlice(peel: string, flesh: string): Promise<Sprite> {
  const wedges = Array.from({ length: 9 }, (_, i) => {
    const from = (i * 40 + 3.5) * (Math.PI / 180);
    const to = (i * 40 + 36.5) * (Math.PI / 180);
    const point = (angle: number, r: number) =>
      `${(100 + Math.cos(angle) * r).toFixed(1)} ${(100 + Math.sin(angle) * r).toFixed(1)}`;
    const middle = (from + to) / 2;
    return `<path d="M${point(middle, 12)}L${point(from, 70)}Q${point(middle, 84)} ${point(to, 70)}Z" fill="${flesh}" stroke="${flesh}" stroke-width="5" stroke-linejoin="round"/>`;
  }).join("");
  return inflated(
    `<circle cx="100" cy="100" r="94" fill="${peel}"/><circle cx="100" cy="100" r="86" fill="#fbf1cf"/>${wedges}`,
    { width: 200, height: 200, roundPx: 8, bulge: 0.7, gloss: 0.55, rough: 0.5, mottle: 0.12 },
  );
}

const LEAF = ramp("#39502c", "#566f3c", "#7f9659");

/** A leaf along the width: mint, olive, bay. */
export function leaf(options: {
  seed: number;
  slim?: number;
  jagged?: number;
  pale?: number;
}): Sprite {
  const { seed, slim = 0.4, jagged = 0, pale = 0 } = options;
  const tile = clouds();
  return relief({
    width: 200,
    height: Math.round(200 * slim * 1.15),
    shape: (u, v, point) => {
      const tooth = jagged * Math.abs(Math.sin(u * 24));
      const wide = slim * Math.max(0, 1 - u * u) * (1 - u * 0.2) * (1 - tooth * 0.14);
      const d = Math.abs(v) / Math.max(0.001, wide);
      if (d > 1.2 || wide < 0.004) return;
      const vein = Math.abs(Math.sin((u - Math.abs(v) * 0.9) * 18));
      const middle = smoothstep(0.03, 0, Math.abs(v));
      point.h = (1 - d * d) * 0.1 - middle * 0.03 + vein * 0.012;
      const colour = LEAF(
        0.45 + noiseAt(tile, u * 30 + seed * 13, v * 30) * 0.4 + middle * 0.3 + pale,
      );
      point.r = colour[0];
      point.g = colour[1];
      point.b = colour[2];
      point.gloss = 0.2;
      point.a = smoothstep(1.05, 0.95, d);
    },
  });
}
