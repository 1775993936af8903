import type { Material } from "../engine/canvas.ts";
import { coverage } from "../engine/fields.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";

/** A flat piece of some material with a rounded edge: a board, a tile, a tray. */
export async function slab(options: {
  readonly outline: string;
  readonly width: number;
  readonly height: number;
  readonly material: Material;
  readonly edgePx?: number;
  readonly gloss?: number;
  /** Pixels of material per pixel of sprite. */
  readonly grainScale?: number;
}): Promise<Sprite> {
  const { width, height, material, edgePx = 6, gloss = 0, grainScale = 2 } = options;
  const [sharp, soft] = await Promise.all([
    coverage(options.outline, width, height),
    coverage(options.outline, width, height, edgePx / 2),
  ]);
  const out: [number, number, number] = [0, 0, 0];
  const high = edgePx / (width / 2);
  return relief({
    width,
    height,
    shape: (_u, _v, point, at) => {
      const a = sharp.values[at] ?? 0;
      const inside = Math.max(0, (soft.values[at] ?? 0) * 2 - 1);
      point.h = Math.sqrt(inside * (2 - inside)) * high;
      if (a === 0) return;
      material((at % width) * grainScale, Math.floor(at / width) * grainScale, out);
      point.r = out[0];
      point.g = out[1];
      point.b = out[2];
      point.gloss = gloss;
      point.a = a;
    },
  });
}
