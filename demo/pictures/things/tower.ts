import { mixHex, rgb, smoothstep } from "../engine/colour.ts";
import { inflated } from "../engine/inflate.ts";
import { clouds, noiseAt, seededRandom } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";

/** A lighthouse: white tower with two red bands, gallery, lamp, red cap. */
export function lighthouse(): Sprite {
  const white = rgb("#efe9dd");
  const red = rgb("#b03c2c");
  const tile = clouds();
  return relief({
    width: 200,
    height: 640,
    cavity: 0.4,
    shape: (u, v, point) => {
      const t = (v + 3.2) / 6.4;
      let radius = 0;
      let colour = white;
      let gloss = 0.1;
      if (t < 0.02) radius = 0.03;
      else if (t < 0.09) {
        radius = 0.5 * smoothstep(0.02, 0.085, t);
        colour = red;
      } else if (t < 0.165) {
        radius = 0.36;
        colour = [255, 224, 158];
        gloss = 0.6;
      } else if (t < 0.185) {
        radius = 0.68;
        colour = rgb("#3a3d40");
      } else {
        radius = 0.46 + (t - 0.185) * 0.5;
        const band = (t > 0.3 && t < 0.46) || (t > 0.62 && t < 0.78);
        colour = band ? red : white;
      }
      const x = u / radius;
      if (x * x > 1.05) return;
      const grime = noiseAt(tile, u * 30, v * 14) * 0.06 + noiseAt(tile, u * 90, v * 90) * 0.03;
      point.h = Math.sqrt(Math.max(0, 1 - x * x)) * radius;
      let tone = 1 + grime;
      if (t > 0.09 && t < 0.165 && Math.abs(Math.sin(x * 5)) < 0.16) tone = 0.4;
      const windows = [0.26, 0.54, 0.86].some(
        (at) => Math.abs(t - at) < 0.014 && Math.abs(u - 0.1) < 0.08,
      );
      if (windows) tone = 0.28;
      point.r = colour[0] * tone;
      point.g = colour[1] * tone;
      point.b = colour[2] * tone;
      point.gloss = gloss;
      point.a = smoothstep(1.02, 0.97, Math.abs(x));
    },
  });
}

/** A heap of boulders, dark and wet at its foot. */
export function rocks(): Promise<Sprite> {
  const random = seededRandom(311);
  const stones: string[] = [];
  for (let row = 0; row < 5; row++) {
    for (let i = 0; i < 9; i++) {
      const x = 20 + i * 48 + (row % 2) * 22;
      const crest = 0.5 + 0.5 * Math.cos(((x - 230) / 230) * 1.5);
      const y = 60 + row * 34 + (1 - crest) * 60;
      if (y > 206) continue;
      const size = 26 + random() * 18;
      const points = Array.from({ length: 7 }, (_, corner) => {
        const at = (corner / 7) * Math.PI * 2 + random() * 0.5;
        const r = size * (0.8 + random() * 0.35);
        return `${(x + Math.cos(at) * r * 1.25).toFixed(0)} ${(y + Math.sin(at) * r * 0.8).toFixed(0)}`;
      });
      const tone = mixHex(
        row > 3 ? "#3c3d3d" : "#6b635b",
        row > 2 ? "#55524e" : "#9b8f80",
        random(),
      );
      stones.push(
        `<path d="M${points.join("L")}Z" fill="${tone}" stroke="${mixHex(tone, "#16181a", 0.62)}" stroke-width="3" stroke-linejoin="round"/>`,
      );
    }
  }
  return inflated(stones.join(""), {
    width: 440,
    height: 240,
    roundPx: 12,
    bulge: 1.2,
    rough: 2.2,
    mottle: 0.5,
  });
}
