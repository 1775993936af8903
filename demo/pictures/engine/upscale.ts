/** An RGB picture at twice its size, smooth between its pixels. */
export function doubled(
  small: Uint8ClampedArray,
  width: number,
  height: number,
): Uint8ClampedArray {
  const wide = width * 2;
  const large = new Uint8Array(wide * height * 2 * 3);
  const row = new Uint16Array(wide * 3);
  for (let y = 0; y < height * 2; y++) {
    // Each new row lies a quarter of a pixel above or below the middle of its old one.
    const near = (y >> 1) * width * 3;
    const other = Math.min(height - 1, Math.max(0, (y >> 1) + (y & 1 ? 1 : -1))) * width * 3;
    for (let i = 0; i < width * 3; i++) {
      row[i] = (small[near + i] ?? 0) * 3 + (small[other + i] ?? 0);
    }
    let to = y * wide * 3;
    for (let x = 0; x < width; x++) {
      const at = x * 3;
      const before = x === 0 ? at : at - 3;
      const after = x === width - 1 ? at : at + 3;
      const r = (row[at] ?? 0) * 3;
      const g = (row[at + 1] ?? 0) * 3;
      const b = (row[at + 2] ?? 0) * 3;
      large[to] = (r + (row[before] ?? 0)) >> 4;
      large[to + 1] = (g + (row[before + 1] ?? 0)) >> 4;
      large[to + 2] = (b + (row[before + 2] ?? 0)) >> 4;
      large[to + 3] = (r + (row[after] ?? 0)) >> 4;
      large[to + 4] = (g + (row[after + 1] ?? 0)) >> 4;
      large[to + 5] = (b + (row[after + 2] ?? 0)) >> 4;
      to += 6;
    }
  }
  return new Uint8ClampedArray(large.buffer);
}
