import { crc32, deflateSync } from "node:zlib";

const PNG_SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
const BLACK_AND_WHITE = Buffer.from([1, 0, 0, 0, 0]);

/**
 * A well-formed PNG of 400 million white pixels in some 50 kB: past what sharp takes by default, and
 * past what a small server can hold.
 */
export function pixelBomb(width = 20_000, height = 20_000): Buffer {
  const row = Math.ceil(width / 8) + 1;
  return png(width, height, deflateSync(Buffer.alloc(row * height), { level: 9 }));
}

/** A PNG whose head claims ten thousand million pixels, with next to nothing behind it. */
export function lyingPng(): Buffer {
  return png(100_000, 100_000, deflateSync(Buffer.alloc(64)));
}

function png(width: number, height: number, data: Buffer): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk("IHDR", Buffer.concat([size, BLACK_AND_WHITE])),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
