import { type Rgb, rgb, smoothstep } from "../engine/colour.ts";
import { clouds, grain, noiseAt, noiseNear } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";
import type { Glaze } from "./pottery.ts";

export interface VesselOptions {
  /** Height by width of the sprite. */
  readonly tall: number;
  /** Radius (0 to 1, of half the width) at heights from 0 (top) to 1 (bottom), evenly spaced. */
  readonly radii: readonly number[];
  readonly glaze: Glaze;
  /** Another glaze over the lower or upper part: where it ends (0 to 1 from the top). */
  readonly dip?: { readonly colour: string; readonly from: number; readonly to: number };
  /** How round the openings look: 0 seen from straight ahead. */
  readonly tilt?: number;
  /** What one sees in its mouth; the inside when left out. */
  readonly mouth?: string;
  /** The mouth is a closed top: a stand, a post. */
  readonly closed?: boolean;
  readonly seed?: number;
  /** Rings left by the fingers. */
  readonly rings?: number;
}

/** The outline is looked up at so many heights. */
const STEPS = 1024;

/** Something turned on a wheel, from the side. */
export function vessel(options: VesselOptions): Sprite {
  const { tall, radii, glaze, dip, tilt = 0.12, seed = 1, rings = 0.3 } = options;
  const body = rgb(glaze.body);
  const rim = rgb(glaze.rim);
  const dipped = dip && rgb(dip.colour);
  const mouth = rgb(options.mouth ?? glaze.body);
  const tile = clouds();
  const width = 250;
  const height = Math.round(width * tall);
  const outline = Float32Array.from(
    { length: STEPS + 1 },
    (_, i) => radiusAt(radii, i / STEPS) * 0.97,
  );
  const mouthRadius = radiusAt(radii, 0) * 0.97;
  const footRadius = radiusAt(radii, 1) * 0.97;
  const top = -tall + mouthRadius * tilt + 0.02;
  const bottom = tall - footRadius * tilt - 0.02;
  return relief({
    width,
    height,
    cavity: 0.5,
    shape: (u, v, point, at) => {
      // Rings bend downwards towards the eye, as on anything round seen from a little above.
      const bow = Math.sqrt(Math.max(0, 1 - u * u));
      const t = (v - top - bow * tilt * 0.5 * mouthRadius) / (bottom - top);
      const radius = outline[Math.round(Math.min(1, Math.max(0, t)) * STEPS)] ?? 1;
      const x = u / radius;
      const mouthX = u / mouthRadius;
      const mouthY = (v - top) / (mouthRadius * tilt || 1);
      const inMouth = tilt > 0 ? mouthX * mouthX + mouthY * mouthY : 9;
      const footY = (v - bottom) / (footRadius * tilt || 1);
      const belowFoot = v > bottom ? (u / footRadius) * (u / footRadius) + footY * footY : 0;
      if (inMouth > 1 && (v < top || x * x > 1.1 || belowFoot > 1.1)) return;
      const side = Math.sqrt(Math.max(0, 1 - x * x));
      const fine = noiseAt(tile, u * 60, v * 60 + seed * 9);
      const thrown = noiseAt(tile, 40 + seed * 13, t * 160) * 0.006 * rings;
      point.h = side * radius * 0.92 + thrown + fine * 0.003;
      const tone = 1 + noiseAt(tile, u * 20 + seed * 31, v * 20) * 0.07;
      let colour: Rgb = body;
      if (dip && dipped) {
        const drip =
          noiseAt(tile, u * 30 + seed * 51, 12) * 0.05 + noiseAt(tile, u * 90, 3) * 0.012;
        const covered =
          smoothstep(0, 0.012, t - dip.from + drip) * smoothstep(0, 0.012, dip.to - t - drip);
        colour = [
          body[0] + (dipped[0] - body[0]) * covered,
          body[1] + (dipped[1] - body[1]) * covered,
          body[2] + (dipped[2] - body[2]) * covered,
        ];
      }
      const bare = Math.max(smoothstep(0.02, 0.004, t), smoothstep(0.965, 0.985, t));
      const dots = noiseNear(grain(), ((at % width) >> 1) + seed * 29, (at / width) >> 1);
      const iron =
        1 -
        smoothstep(1.12 - (glaze.speckle ?? 0) * 0.32, 1.24 - (glaze.speckle ?? 0) * 0.3, dots) *
          0.45;
      point.r = (colour[0] + (rim[0] - colour[0]) * bare) * tone * iron;
      point.g = (colour[1] + (rim[1] - colour[1]) * bare) * tone * iron;
      point.b = (colour[2] + (rim[2] - colour[2]) * bare) * tone * iron;
      point.gloss = (glaze.gloss ?? 0.5) * (1 - bare);
      if (inMouth < 1) {
        const lip = smoothstep(0.8, 0.9, inMouth);
        const dark = options.closed ? 0.92 : 0.38 + 0.3 * (mouthY + 1) * 0.5;
        point.h = lip * 0.03;
        point.r = mouth[0] * dark + (rim[0] - mouth[0] * dark) * lip;
        point.g = mouth[1] * dark + (rim[1] - mouth[1] * dark) * lip;
        point.b = mouth[2] * dark + (rim[2] - mouth[2] * dark) * lip;
        point.gloss = 0;
        point.a = smoothstep(1, 0.96, inMouth);
        if (v > top) point.a = 1;
        return;
      }
      point.a =
        smoothstep(1.02, 0.98, Math.abs(x)) * (v > bottom ? smoothstep(1.02, 0.96, belowFoot) : 1);
    },
  });
}

/** Smooth between the given radii. */
function radiusAt(radii: readonly number[], t: number): number {
  const place = t * (radii.length - 1);
  const i = Math.min(radii.length - 2, Math.max(0, Math.floor(place)));
  const f = place - i;
  const a = radii[i] ?? 0;
  const b = radii[i + 1] ?? a;
  const before = radii[i - 1] ?? a;
  const after = radii[i + 2] ?? b;
  const slopeA = (b - before) / 2;
  const slopeB = (after - a) / 2;
  const f2 = f * f;
  const f3 = f2 * f;
  return (
    (2 * f3 - 3 * f2 + 1) * a +
    (f3 - 2 * f2 + f) * slopeA +
    (3 * f2 - 2 * f3) * b +
    (f3 - f2) * slopeB
  );
}
