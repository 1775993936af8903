import { inflated } from "../engine/inflate.ts";
import type { Sprite } from "../engine/sprite.ts";
import { from } from "./pantry.ts";

export interface BoatColours {
  readonly hull: string;
  readonly stripe: string;
  readonly cabin: string;
  readonly mast?: string;
}

/** A small fishing boat from the side, bow to the right, its waterline at the bottom edge. */
function fishingBoat(colours: BoatColours): Promise<Sprite> {
  const { hull, stripe, cabin, mast = "#7c5a3c" } = colours;
  return inflated(
    `<path d="M236 20V210M236 40L330 190M236 40L120 196M262 96H214" stroke="${mast}" stroke-width="5" fill="none"/><path d="M330 190L236 44" stroke="#efe6d4" stroke-width="2"/><path d="M240 56L292 132 240 150Z" fill="#c9543c"/><rect x="112" y="138" width="104" height="84" rx="8" fill="${cabin}"/><rect x="104" y="128" width="120" height="16" rx="7" fill="${stripe}"/><rect x="126" y="156" width="32" height="30" rx="4" fill="#27404f"/><rect x="170" y="156" width="32" height="30" rx="4" fill="#27404f"/><path d="M40 214Q200 236 388 186 376 270 330 296H84Q48 280 40 214Z" fill="${hull}"/><path d="M40 214Q200 236 388 186L386 204Q200 254 42 232Z" fill="${stripe}"/><path d="M76 284H340L330 296H84Z" fill="#2c2c2c"/><circle cx="120" cy="258" r="15" fill="#2d3033"/><circle cx="120" cy="258" r="7" fill="${hull}"/><circle cx="196" cy="262" r="15" fill="#2d3033"/><circle cx="196" cy="262" r="7" fill="${hull}"/>`,
    { width: 420, height: 300, roundPx: 14, bulge: 1.1, gloss: 0.22, mottle: 0.12, rough: 0.15 },
  );
}

/** A rowing boat from the side, low and round. */
export function dinghy(colours: BoatColours): Promise<Sprite> {
  const { hull, stripe } = colours;
  return inflated(
    `<path d="M20 40Q200 74 392 22 384 96 336 126H80Q34 106 20 40Z" fill="${hull}"/><path d="M20 40Q200 74 392 22L390 40Q200 92 24 58Z" fill="${stripe}"/><path d="M150 60L250 8" stroke="#c79a66" stroke-width="8"/><path d="M236 2L268 -4 262 22 242 20Z" fill="#c79a66"/><path d="M90 62H300" stroke="#8c6340" stroke-width="9"/>`,
    { width: 412, height: 130, roundPx: 22, bulge: 1, gloss: 0.2, mottle: 0.12, rough: 0.2 },
  );
}

/** A boat from high above, bow to the top. */
function boatFromAbove(colours: BoatColours): Promise<Sprite> {
  const { hull, stripe, cabin } = colours;
  return inflated(
    `<path d="M80 6C130 60 150 130 146 250 144 290 120 306 80 306 40 306 16 290 14 250 10 130 30 60 80 6Z" fill="${hull}"/><path d="M80 34C118 80 130 140 126 246 124 274 108 286 80 286 52 286 36 274 34 246 30 140 42 80 80 34Z" fill="${stripe}"/><rect x="48" y="150" width="64" height="76" rx="12" fill="${cabin}"/><rect x="54" y="150" width="52" height="18" rx="6" fill="#2f4d5e"/><path d="M46 250H114M50 268H110" stroke="#8c6340" stroke-width="7"/>`,
    { width: 160, height: 312, roundPx: 16, bulge: 0.8, gloss: 0.3, mottle: 0.1 },
  );
}

const FLEET: readonly BoatColours[] = [
  { hull: "#2f5f7d", stripe: "#efe6d4", cabin: "#efe9dc" },
  { hull: "#a8432f", stripe: "#f0e3c8", cabin: "#e9dcc3" },
  { hull: "#e7dfce", stripe: "#3b6a6a", cabin: "#3b6a6a" },
  { hull: "#3f6f5c", stripe: "#e5b552", cabin: "#efe6d4" },
  { hull: "#d9a441", stripe: "#30475a", cabin: "#f2ebdd" },
];

/** The harbour's five boats, by number. */
export function boat(kind: number): Promise<Sprite> {
  return from(`boat ${kind}`, () => fishingBoat(coloursOf(kind)));
}

export function boatAbove(kind: number): Promise<Sprite> {
  return from(`boat above ${kind}`, () => boatFromAbove(coloursOf(kind)));
}

function coloursOf(kind: number): BoatColours {
  return FLEET[kind % FLEET.length] ?? { hull: "#2f5f7d", stripe: "#efe6d4", cabin: "#efe9dc" };
}
