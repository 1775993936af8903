interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/**
 * A WebP of one colour, up to 16,384 pixels a side, in some thirty bytes and no time: lossless WebP (RFC 9649, 3)
 * writes nothing for a pixel of a channel that has only one value.
 */
export function plainWebp(width: number, height: number, { red, green, blue }: Colour): Buffer {
  const bits: number[] = [];
  const write = (value: number, count: number) => {
    for (let bit = 0; bit < count; bit += 1) bits.push((value >> bit) & 1);
  };
  write(0x2f, 8);
  write(width - 1, 14);
  write(height - 1, 14);
  // No alpha, version 0; no transform, no colour cache, one set of codes for the whole picture.
  write(0, 1 + 3 + 1 + 1 + 1);
  for (const value of [green, red, blue, 255]) {
    // A simple code, of one symbol, of eight bits.
    write(0b101, 3);
    write(value, 8);
  }
  // The code of distances: one symbol of one bit, never used.
  write(0b0001, 4);
  while (bits.length % 16 !== 0) bits.push(0);
  const bytes = Array.from({ length: bits.length / 8 }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((byte, bit, place) => byte | (bit << place), 0),
  );
  const head = Buffer.from("RIFF\0\0\0\0WEBPVP8L\0\0\0\0", "latin1");
  head.writeUInt32LE(head.length - 8 + bytes.length, 4);
  head.writeUInt32LE(bytes.length, 16);
  return Buffer.concat([head, Buffer.from(bytes)]);
}
