/** A source of numbers in [0, 1) that is the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number for a word, to seed with. */
export function seedOf(word: string): number {
  let hash = 2166136261;
  for (const char of word) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
  return hash >>> 0;
}

const TILE = 512;
const MASK = TILE - 1;

/** Values of about -1 to 1 that repeat every 512 steps in both directions. */
export type NoiseTile = Float32Array;

/** Reads a tile between its points, so that it can be magnified. */
export function noiseAt(tile: NoiseTile, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fx = x - left;
  const fy = y - top;
  const x0 = left & MASK;
  const x1 = (left + 1) & MASK;
  const y0 = (top & MASK) * TILE;
  const y1 = ((top + 1) & MASK) * TILE;
  const a = tile[y0 + x0] ?? 0;
  const b = tile[y0 + x1] ?? 0;
  const c = tile[y1 + x0] ?? 0;
  const d = tile[y1 + x1] ?? 0;
  const upper = a + (b - a) * fx;
  return upper + (c + (d - c) * fx - upper) * fy;
}

/** Reads a tile at its nearest point: for detail as fine as the pixels. */
export function noiseNear(tile: NoiseTile, x: number, y: number): number {
  return tile[((y & MASK) << 9) + (x & MASK)] ?? 0;
}

let cloudTile: NoiseTile | undefined;
let grainTile: NoiseTile | undefined;

/** Soft clouds: eight features across the tile, with five octaves of detail. */
export function clouds(): NoiseTile {
  cloudTile ??= makeClouds(seededRandom(20231));
  return cloudTile;
}

/** Film grain: white noise with its neighbours a little alike. */
export function grain(): NoiseTile {
  grainTile ??= makeGrain(seededRandom(4711));
  return grainTile;
}

function makeClouds(random: () => number): NoiseTile {
  const tile = new Float32Array(TILE * TILE);
  let weight = 0.55;
  for (let cells = 8; cells <= 128; cells *= 2) {
    const lattice = Float32Array.from({ length: cells * cells }, () => random() * 2 - 1);
    const step = cells / TILE;
    for (let y = 0; y < TILE; y++) {
      const gy = y * step;
      const top = Math.floor(gy);
      const fy = ease(gy - top);
      const y0 = top * cells;
      const y1 = ((top + 1) % cells) * cells;
      for (let x = 0; x < TILE; x++) {
        const gx = x * step;
        const left = Math.floor(gx);
        const fx = ease(gx - left);
        const x1 = (left + 1) % cells;
        const a = lattice[y0 + left] ?? 0;
        const b = lattice[y0 + x1] ?? 0;
        const c = lattice[y1 + left] ?? 0;
        const d = lattice[y1 + x1] ?? 0;
        const upper = a + (b - a) * fx;
        const value = upper + (c + (d - c) * fx - upper) * fy;
        tile[y * TILE + x] = (tile[y * TILE + x] ?? 0) + value * weight;
      }
    }
    weight *= 0.55;
  }
  return tile;
}

function makeGrain(random: () => number): NoiseTile {
  const white = Float32Array.from({ length: TILE * TILE }, () => random() + random() - 1);
  return white.map((value, i) => {
    const right = white[(i & ~MASK) | ((i + 1) & MASK)] ?? 0;
    const below = white[(i + TILE) % white.length] ?? 0;
    return value * 0.7 + (right + below) * 0.25;
  });
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}
