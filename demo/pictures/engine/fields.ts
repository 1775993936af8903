import sharp from "sharp";

/** One number per pixel. */
export interface Field {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/**
 * How far a drawing covers each pixel, 0 to 1, softened by `blurPx`.
 * `body` is SVG in a view box of the given size; its colours do not matter, only its opacity.
 */
export async function coverage(
  body: string,
  width: number,
  height: number,
  blurPx = 0,
): Promise<Field> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`;
  let picture = sharp(Buffer.from(svg)).ensureAlpha().extractChannel(3);
  if (blurPx >= 0.3) picture = picture.blur(blurPx);
  const bytes = await picture.raw().toBuffer();
  const values = new Float32Array(width * height);
  for (let i = 0; i < values.length; i++) values[i] = (bytes[i] ?? 0) / 255;
  return { width, height, values };
}

/**
 * How deep each covered pixel lies inside its shape, in pixels (0 outside).
 * Exact Euclidean distance, by Felzenszwalb and Huttenlocher's two passes of parabolas.
 */
export function depthInside(field: Field): Field {
  const { width, height } = field;
  const squares = new Float32Array(width * height);
  for (let i = 0; i < squares.length; i++) squares[i] = (field.values[i] ?? 0) > 0.5 ? 1e9 : 0;
  const longest = Math.max(width, height);
  const line = new Float32Array(longest);
  const scratch = { vertex: new Int32Array(longest), edge: new Float64Array(longest + 1) };
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) line[y] = squares[y * width + x] ?? 0;
    lowerEnvelope(line, height, scratch, (y, value) => {
      squares[y * width + x] = value;
    });
  }
  for (let y = 0; y < height; y++) {
    line.set(squares.subarray(y * width, (y + 1) * width));
    lowerEnvelope(line, width, scratch, (x, value) => {
      squares[y * width + x] = value;
    });
  }
  return { width, height, values: squares.map((value) => Math.sqrt(Math.min(value, 1e6))) };
}

function lowerEnvelope(
  line: Float32Array,
  length: number,
  scratch: { readonly vertex: Int32Array; readonly edge: Float64Array },
  write: (at: number, value: number) => void,
): void {
  const { vertex, edge } = scratch;
  let last = 0;
  vertex[0] = 0;
  edge[0] = -1e20;
  edge[1] = 1e20;
  for (let q = 1; q < length; q++) {
    const height = (line[q] ?? 0) + q * q;
    let meet = 0;
    for (;;) {
      const v = vertex[last] ?? 0;
      meet = (height - ((line[v] ?? 0) + v * v)) / (2 * (q - v));
      if (meet > (edge[last] ?? 0) || last === 0) break;
      last--;
    }
    if (meet > (edge[last] ?? 0)) last++;
    vertex[last] = q;
    edge[last] = last === 0 ? -1e20 : meet;
    edge[last + 1] = 1e20;
  }
  let k = 0;
  for (let q = 0; q < length; q++) {
    while ((edge[k + 1] ?? 1e20) < q) k++;
    const v = vertex[k] ?? 0;
    write(q, (q - v) * (q - v) + (line[v] ?? 0));
  }
}
