import { inflated } from "../engine/inflate.ts";
import type { Sprite } from "../engine/sprite.ts";
import { vessel } from "./vessel.ts";

/** A herring gull from the side, its head turned a little to us. */
export async function gull(): Promise<Sprite> {
  return inflated(
    `<path d="M196 330V394M236 328V394" stroke="#d98f6a" stroke-width="9"/><path d="M170 396H214M212 396H256" stroke="#d98f6a" stroke-width="11" stroke-linecap="round"/>
    <path d="M300 96C280 60 232 50 204 78 184 98 186 130 190 160 150 176 92 214 66 276 90 316 150 344 214 340 280 336 330 290 334 226 336 180 318 140 300 96Z" fill="#f5f2ec"/>
    <path d="M206 190C160 196 100 236 26 330 20 342 30 346 46 338 110 330 200 326 250 280 276 250 268 196 206 190Z" fill="#a9b3ba"/>
    <path d="M120 292C80 310 40 336 6 372 60 366 110 346 150 326Z" fill="#2c2f33"/>
    <path d="M10 366C20 356 40 346 52 340L60 352Z" fill="#f2efe9"/>
    <path d="M206 200C170 214 130 244 96 284M226 206C200 230 166 262 130 296M244 226C228 252 200 280 170 304" stroke="#8d989f" stroke-width="4" fill="none"/>
    <path d="M298 104C330 104 356 112 370 124 352 134 324 134 300 130Z" fill="#e5b238"/><path d="M346 126L368 126 350 134Z" fill="#c64a34"/><path d="M300 117Q330 114 364 124" stroke="#a97f22" stroke-width="2.500" fill="none"/>
    <circle cx="268" cy="100" r="9" fill="#f0d27a"/><circle cx="269" cy="100" r="5" fill="#1d1d1d"/>`,
    { width: 400, height: 410, roundPx: 44, bulge: 0.8, rough: 0.35, mottle: 0.05 },
  );
}

/** A mooring post, its top pale with what gulls leave. */
export function post(): Sprite {
  return vessel({
    tall: 1.6,
    radii: [0.9, 0.95, 0.82, 0.82, 0.82, 0.82, 0.84],
    glaze: { body: "#6b5848", rim: "#d9d2c4", speckle: 0.8, gloss: 0.05 },
    dip: { colour: "#c9c0b0", from: -0.1, to: 0.1 },
    tilt: 0.22,
    mouth: "#b9ad9a",
    closed: true,
    rings: 2,
    seed: 4,
  });
}
