import { CELL, type LowMap, lowMap, soften } from "./low-map.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Distance, softness (both in parts of the lift) and strength of a thing's two shadows. */
const CONTACT = { away: 0.22, blur: 0.26, strength: 0.5 };
const CAST = { away: 1, blur: 0.85, strength: 0.42 };

/**
 * How dark it gets around a thing that stands `liftPx` high: a tight shadow where things touch,
 * and a wide faint one away from the light. `toward` is where the shadow falls, per pixel of lift.
 */
export function shadowOf(
  box: Box,
  liftPx: number,
  toward: readonly [number, number],
  alpha: (x: number, y: number) => number,
): LowMap {
  const margin = Math.ceil(liftPx * 2.2) + 8;
  const map = lowMap(
    Math.floor(box.x - margin),
    Math.floor(box.y - margin),
    box.width + margin * 2,
    box.height + margin * 2,
  );
  const cast = new Float32Array(map.values.length);
  fill(map, map.values, liftPx * CONTACT.away, toward, alpha);
  fill(map, cast, liftPx * CAST.away, toward, alpha);
  soften(map, liftPx * CONTACT.blur);
  soften({ ...map, values: cast }, liftPx * CAST.blur);
  for (let i = 0; i < cast.length; i++) {
    const left =
      (1 - (map.values[i] ?? 0) * CONTACT.strength) * (1 - (cast[i] ?? 0) * CAST.strength);
    map.values[i] = 1 - left;
  }
  return map;
}

function fill(
  map: LowMap,
  values: Float32Array,
  shift: number,
  toward: readonly [number, number],
  alpha: (x: number, y: number) => number,
): void {
  for (let row = 0, at = 0; row < map.rows; row++) {
    const y = map.y + row * CELL - shift * toward[1];
    for (let column = 0; column < map.columns; column++, at++) {
      values[at] = alpha(map.x + column * CELL - shift * toward[0], y);
    }
  }
}
