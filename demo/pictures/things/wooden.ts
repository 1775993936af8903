import { inflated } from "../engine/inflate.ts";
import type { Sprite } from "../engine/sprite.ts";

const GRAIN =
  '<linearGradient id="w" x1="0" x2="0" y1="0" y2="1"><stop stop-color="#c99a68"/><stop offset=".3" stop-color="#dcb483"/><stop offset=".55" stop-color="#c69462"/><stop offset=".8" stop-color="#d6aa78"/><stop offset="1" stop-color="#b98655"/></linearGradient>';

export function rollingPin(): Promise<Sprite> {
  return inflated(
    `<defs>${GRAIN}</defs><path d="M12 50Q14 36 40 36H92V64H40Q14 64 12 50ZM588 50Q586 36 560 36H508V64H560Q586 64 588 50Z" fill="#a8764a"/><rect x="90" y="12" width="420" height="76" rx="14" fill="url(#w)"/>`,
    { width: 600, height: 100, roundPx: 34, bulge: 1, gloss: 0.2, mottle: 0.2, rough: 0.12 },
  );
}

export function scoop(): Promise<Sprite> {
  return inflated(
    `<defs>${GRAIN}</defs><path d="M150 38H380Q398 38 398 50T380 62H150Z" fill="#b8854f"/><path d="M10 20Q70 4 150 22V78Q70 96 10 80Q2 50 10 20Z" fill="url(#w)"/><path d="M18 32Q70 20 130 34V66Q70 80 18 68Q12 50 18 32Z" fill="#f3eadb"/>`,
    { width: 404, height: 100, roundPx: 18, bulge: 0.9, gloss: 0.1, mottle: 0.12, rough: 0.3 },
  );
}

/** An ear of wheat along the width, its stalk to the left. */
export function wheatEar(): Promise<Sprite> {
  const grains = Array.from({ length: 18 }, (_, i) => {
    const x = 330 + Math.floor(i / 2) * 17;
    const side = i % 2 === 0 ? -1 : 1;
    return `<g transform="rotate(${side * -24} ${x} 50)"><path d="M${x + 12} 50L${x + 96} ${50 + side * 9}" stroke="#e2c27c" stroke-width="2"/><ellipse cx="${x + 12}" cy="${50 + side * 8}" rx="17" ry="7.500" fill="${i % 3 === 0 ? "#e0b767" : "#cfa150"}"/></g>`;
  }).join("");
  return inflated(
    `<path d="M4 62Q170 40 340 50" stroke="#cdaa62" stroke-width="6" fill="none"/>${grains}<ellipse cx="490" cy="50" rx="18" ry="8" fill="#d8ad5c"/>`,
    { width: 600, height: 100, roundPx: 7, bulge: 1.2, mottle: 0.2 },
  );
}
