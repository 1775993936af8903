/** The side in pixels of one cell of a low map. */
export const CELL = 4;

/** A soft thing (a shadow, a light) kept at a quarter of the canvas's resolution. */
export interface LowMap {
  /** The canvas pixel at the map's left top corner. */
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
}

export function lowMap(x: number, y: number, width: number, height: number): LowMap {
  const columns = Math.ceil(width / CELL) + 2;
  const rows = Math.ceil(height / CELL) + 2;
  return { x, y, columns, rows, values: new Float32Array(columns * rows) };
}

/** Softens a map in place, about as a Gaussian of this radius in canvas pixels would. */
export function soften(map: LowMap, radiusPx: number): void {
  const radius = Math.round((radiusPx / CELL) * 0.9);
  if (radius < 1) return;
  const { values, columns, rows } = map;
  const line = new Float32Array(Math.max(columns, rows) + radius * 2);
  for (let pass = 0; pass < 2; pass++) {
    for (let row = 0; row < rows; row++) boxLine(values, row * columns, 1, columns, radius, line);
    for (let column = 0; column < columns; column++) {
      boxLine(values, column, columns, rows, radius, line);
    }
  }
}

/** The mean over 2 × radius + 1 neighbours; beyond the ends lies more of the same. */
function boxLine(
  values: Float32Array,
  start: number,
  step: number,
  count: number,
  radius: number,
  line: Float32Array,
): void {
  const first = values[start] ?? 0;
  const last = values[start + (count - 1) * step] ?? 0;
  for (let i = 0; i < radius; i++) line[i] = first;
  for (let i = 0; i < count; i++) line[radius + i] = values[start + i * step] ?? 0;
  for (let i = 0; i < radius; i++) line[radius + count + i] = last;
  const share = 1 / (radius * 2 + 1);
  let sum = 0;
  for (let i = 0; i < radius * 2; i++) sum += line[i] ?? 0;
  for (let i = 0; i < count; i++) {
    sum += line[i + radius * 2] ?? 0;
    values[start + i * step] = sum * share;
    sum -= line[i] ?? 0;
  }
}

/** Multiplies pixels by 1 - value × part of each colour; where the map is 0 nothing changes. */
export function darken(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  map: LowMap,
  part: readonly [number, number, number],
): void {
  const [red, green, blue] = part;
  const { columns, rows } = map;
  const left = Math.max(0, map.x);
  const right = Math.min(width, map.x + (columns - 1) * CELL);
  const top = Math.max(0, map.y);
  const bottom = Math.min(height, map.y + (rows - 1) * CELL);
  const row = new Float32Array(columns + 1);
  for (let y = top; y < bottom; y++) {
    const any = mixRows(map, y, row);
    if (any < 0.004) continue;
    for (let x = left; x < right; x++) {
      const gx = (x - map.x) / CELL;
      const column = gx | 0;
      const a = row[column] ?? 0;
      const value = a + ((row[column + 1] ?? 0) - a) * (gx - column);
      if (value < 0.002) continue;
      const i = (y * width + x) * 3;
      pixels[i] = (pixels[i] ?? 0) * (1 - value * red);
      pixels[i + 1] = (pixels[i + 1] ?? 0) * (1 - value * green);
      pixels[i + 2] = (pixels[i + 2] ?? 0) * (1 - value * blue);
    }
  }
}

/** Writes the map's values along canvas row `y` into `row`; returns the largest. */
export function mixRows(map: LowMap, y: number, row: Float32Array): number {
  const { values, columns } = map;
  const gy = (y - map.y) / CELL;
  const top = gy | 0;
  const part = gy - top;
  const above = top * columns;
  let most = 0;
  for (let column = 0; column < columns; column++) {
    const a = values[above + column] ?? 0;
    const value = a + ((values[above + columns + column] ?? 0) - a) * part;
    row[column] = value;
    if (value > most) most = value;
  }
  return most;
}
