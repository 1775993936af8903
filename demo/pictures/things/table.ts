import { rgb, smoothstep } from "../engine/colour.ts";
import { inflated } from "../engine/inflate.ts";
import { clouds, noiseAt } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";

/** A straw hat from above, with a blue ribbon. */
export function hat(): Sprite {
  const tile = clouds();
  return relief({
    width: 360,
    height: 360,
    shape: (u, v, point) => {
      const y = v * 1.06;
      const r = Math.sqrt(u * u + y * y) / (0.96 + noiseAt(tile, u * 14, v * 14) * 0.02);
      if (r > 1.02) return;
      const crown = smoothstep(0.52, 0.42, r);
      const plait = Math.sin(r * 110 + noiseAt(tile, u * 40, v * 40) * 2);
      const angle = Math.sin(Math.atan2(v, u) * 90);
      point.h =
        crown * 0.36 +
        (1 - r * r) * crown * 0.12 +
        plait * 0.006 +
        noiseAt(tile, u * 16, v * 16 + 9) * 0.05;
      const tone = 1 + plait * 0.07 + angle * 0.05 + noiseAt(tile, u * 60, v * 60) * 0.06;
      const ribbon = smoothstep(0.5, 0.515, r) * smoothstep(0.615, 0.6, r);
      point.r = (226 + (48 - 226) * ribbon) * tone;
      point.g = (196 + (88 - 196) * ribbon) * tone;
      point.b = (140 + (118 - 140) * ribbon) * tone;
      point.a = smoothstep(1.005, 0.985, r);
    },
  });
}

/** An open pot of jam from above. */
export function jamPot(jam: string): Sprite {
  const colour = rgb(jam);
  const tile = clouds();
  return relief({
    width: 240,
    height: 240,
    shape: (u, v, point) => {
      const r = Math.sqrt(u * u + v * v) / 0.96;
      if (r > 1.02) return;
      const lip = Math.max(0, 1 - ((r - 0.92) / 0.07) * ((r - 0.92) / 0.07));
      const wet = smoothstep(0.84, 0.82, r);
      const lump = noiseAt(tile, u * 36, v * 36);
      point.h = Math.sqrt(lip) * 0.07 * (1 - wet) + wet * lump * 0.06;
      const tone = 0.85 + lump * 0.35;
      point.r = 226 + (colour[0] * tone - 226) * wet;
      point.g = 226 + (colour[1] * tone - 226) * wet;
      point.b = 218 + (colour[2] * tone - 218) * wet;
      point.gloss = 0.85;
      point.a = smoothstep(1, 0.97, r) * (0.75 + 0.25 * wet);
    },
  });
}

/** Something in brown paper, tied crosswise. `tall` is height by width. */
export function parcel(tall: number): Promise<Sprite> {
  const width = 360;
  const height = Math.round(width * tall);
  const across = height * 0.5;
  const string = `<g stroke="#efe6d2" stroke-width="7"><path d="M12 ${across}H${width - 12}M${width * 0.42} 12V${height - 12}"/></g><g fill="none" stroke="#efe6d2" stroke-width="7"><ellipse cx="${width * 0.42 - 34}" cy="${across - 20}" rx="34" ry="17" transform="rotate(24 ${width * 0.42 - 34} ${across - 20})"/><ellipse cx="${width * 0.42 + 34}" cy="${across - 20}" rx="34" ry="17" transform="rotate(-24 ${width * 0.42 + 34} ${across - 20})"/><path d="M${width * 0.42} ${across}l-26 52M${width * 0.42} ${across}l34 48"/></g>`;
  return inflated(
    `<rect x="8" y="8" width="${width - 16}" height="${height - 16}" rx="16" fill="#b98e5f"/><path d="M8 ${height * 0.3}L${width * 0.2} ${height * 0.5} 8 ${height * 0.7}ZM${width - 8} ${height * 0.3}L${width * 0.8} ${height * 0.5} ${width - 8} ${height * 0.7}Z" fill="#a87d50"/>${string}`,
    { width, height, roundPx: 34, bulge: 0.9, rough: 1, mottle: 0.14, seed: Math.round(tall * 10) },
  );
}

/** A round pot from above: lid, knob, spout to the left and handle to the right. */
export async function teapotFromAbove(): Promise<Sprite> {
  return inflated(
    '<defs><radialGradient id="g" cx=".42" cy=".38"><stop stop-color="#8eb0b3"/><stop offset="1" stop-color="#55797f"/></radialGradient></defs><path d="M96 128Q40 132 8 108 2 100 12 96 60 104 100 84Z" fill="#6a9095"/><path d="M290 124H346Q392 124 392 150T346 176H290V156H340Q366 156 366 150T340 144H290Z" fill="#6a9095"/><circle cx="200" cy="140" r="122" fill="url(#g)"/><circle cx="200" cy="140" r="66" fill="#7ba2a6" stroke="#486a70" stroke-width="4"/><circle cx="200" cy="140" r="22" fill="#b99b73"/>',
    { width: 400, height: 280, roundPx: 74, bulge: 0.8, gloss: 0.7, mottle: 0.08 },
  );
}

export function whisk(): Promise<Sprite> {
  const wires = [8, 26, 44, 62]
    .map(
      (reach) =>
        `<path d="M76 200C${80 - reach * 1.1} 140 ${80 - reach} 20 80 12 ${80 + reach} 20 ${80 + reach * 1.1} 140 84 200"/>`,
    )
    .join("");
  return inflated(
    `<g fill="none" stroke="#c4c6c7" stroke-width="5">${wires}</g><path d="M66 196H94L98 380Q98 396 80 396T62 380Z" fill="#b1834f"/>`,
    { width: 160, height: 400, roundPx: 8, gloss: 0.7, mottle: 0.08 },
  );
}
