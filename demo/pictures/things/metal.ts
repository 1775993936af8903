import { inflated } from "../engine/inflate.ts";
import type { Sprite } from "../engine/sprite.ts";

/** A baking tin from above, its rim raised; `tall` is height by width. */
export function tin(tall: number, colour: string): Promise<Sprite> {
  const width = 420;
  const height = Math.round(width * tall);
  return inflated(
    `<path fill-rule="evenodd" d="${frame(4, width, height, 34)}${frame(22, width, height, 20)}" fill="${colour}"/>`,
    { width, height, roundPx: 12, bulge: 1.2, gloss: 0.45, mottle: 0.16, rough: 0.2 },
  ).then((rim) =>
    inflated(`<path d="${frame(16, width, height, 24)}" fill="${colour}"/>`, {
      width,
      height,
      roundPx: 4,
      gloss: 0.25,
      mottle: 0.35,
      rough: 0.3,
      seed: 3,
    }).then((floor) => over(floor, rim)),
  );
}

function frame(inset: number, width: number, height: number, round: number): string {
  const right = width - inset;
  const bottom = height - inset;
  return `M${inset + round} ${inset}H${right - round}Q${right} ${inset} ${right} ${inset + round}V${bottom - round}Q${right} ${bottom} ${right - round} ${bottom}H${inset + round}Q${inset} ${bottom} ${inset} ${bottom - round}V${inset + round}Q${inset} ${inset} ${inset + round} ${inset}Z`;
}

/** Where the upper one is, it replaces the lower. */
function over(lower: Sprite, upper: Sprite): Sprite {
  for (let at = 0; at < upper.gloss.length; at++) {
    if ((upper.pixels[at * 4 + 3] ?? 0) < 128) continue;
    lower.pixels.set(upper.pixels.subarray(at * 4, at * 4 + 4), at * 4);
    lower.normals.set(upper.normals.subarray(at * 2, at * 2 + 2), at * 2);
    lower.gloss[at] = upper.gloss[at] ?? 0;
  }
  return lower;
}

const STEEL = { roundPx: 9, gloss: 0.9, mottle: 0.12, bulge: 0.7 } as const;

export function cakeFork(): Promise<Sprite> {
  return inflated(
    '<path d="M50 150C46 240 40 330 44 380Q50 396 56 380C60 330 54 240 50 150Z" fill="#c9cbcc"/><path d="M28 20Q32 14 35 20V84H43V20Q46 14 49 20V84H57V20Q60 14 63 20V84H65V20Q68 14 72 20V110Q70 140 50 158 30 140 28 110Z" fill="#cfd1d2"/>',
    { width: 100, height: 400, ...STEEL },
  );
}

export function knife(): Promise<Sprite> {
  return inflated(
    '<path d="M38 10C60 40 66 150 62 232H38Z" fill="#d3d5d6"/><path d="M38 232H62C66 300 66 370 60 392 54 402 44 402 40 392 36 370 36 300 38 232Z" fill="#b9905f"/>',
    { width: 100, height: 410, ...STEEL },
  );
}

export function spoon(): Promise<Sprite> {
  return inflated(
    '<path d="M50 130C46 220 42 320 44 372Q50 388 56 372C58 320 54 220 50 130Z" fill="#c9cbcc"/><path d="M50 12C76 16 80 60 76 92 70 128 58 140 50 142 42 140 30 128 24 92 20 60 24 16 50 12Z" fill="#d6d8d9"/>',
    { width: 100, height: 400, ...STEEL, roundPx: 16 },
  );
}
