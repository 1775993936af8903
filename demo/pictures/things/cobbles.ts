import type { Material } from "../engine/canvas.ts";
import { ramp, smoothstep } from "../engine/colour.ts";
import { clouds, noiseAt } from "../engine/noise.ts";

const STONES = ramp("#57544f", "#7b766e", "#9c968b", "#b8b1a4");

/** Paving stones that run away from the eye, from `horizon` pixels down. */
export function cobbles(horizon: number): Material {
  const tile = clouds();
  return (x, y, out) => {
    const near = (y - horizon + 90) / 90;
    const row = Math.log(near) * 7.5;
    const rowIndex = Math.floor(row);
    const inRow = row - rowIndex;
    const wide = 34 * Math.exp((rowIndex + 0.5) / 7.5);
    const column = (x - 540) / wide + (rowIndex % 2) * 0.5;
    const columnIndex = Math.floor(column);
    const inColumn = column - columnIndex;
    const edge = Math.min(inRow, 1 - inRow, inColumn, 1 - inColumn);
    const own = noiseAt(tile, rowIndex * 91.7 + 3, columnIndex * 63.1 + 200);
    const fine = noiseAt(tile, x * 0.9, y * 1.4);
    const dome = smoothstep(0, 0.28, edge);
    const colour = STONES(0.5 + own * 0.5 + fine * 0.16 + (0.5 - inRow) * 0.2);
    const light = 0.42 + 0.58 * dome;
    out[0] = colour[0] * light;
    out[1] = colour[1] * light;
    out[2] = colour[2] * light;
  };
}
