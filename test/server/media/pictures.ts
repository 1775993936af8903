import { crc32 } from "node:zlib";
import sharp, { type Sharp } from "sharp";

export interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

export const RED: Colour = { r: 200, g: 30, b: 30 };
export const BLUE: Colour = { r: 30, g: 40, b: 200 };

/** A plain picture. */
export function plain(width: number, height: number, background: Colour = RED): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}

export function jpeg(width: number, height: number, background?: Colour): Promise<Buffer> {
  return plain(width, height, background).jpeg({ quality: 95 }).toBuffer();
}

/** The left half red, the right half blue. */
export async function halves(width: number, height: number): Promise<Sharp> {
  const right = await plain(width / 2, height, BLUE)
    .png()
    .toBuffer();
  return sharp(
    await plain(width, height, RED)
      .composite([{ input: right, left: width / 2, top: 0 }])
      .png()
      .toBuffer(),
  );
}

/** Mean colour of a part of a stored picture. */
export async function colourAt(
  bytes: Buffer,
  region: { left: number; top: number; width: number; height: number },
): Promise<Colour> {
  const data = await sharp(bytes).extract(region).resize(1, 1).removeAlpha().raw().toBuffer();
  return { r: data[0] ?? 0, g: data[1] ?? 0, b: data[2] ?? 0 };
}

/** The smallest thing that is an MP4 by its bytes. */
export function mp4(filling = "frames"): Buffer {
  const ftyp = Buffer.from("000000186674797069736f6d0000020069736f6d69736f32", "hex");
  return Buffer.concat([ftyp, Buffer.from(filling)]);
}

/** A PNG whose header claims a square of this side: cheap to send, dear to decode. */
export function pretendSize(png: Buffer, side: number): Buffer {
  const lying = Buffer.from(png);
  lying.writeUInt32BE(side, 16);
  lying.writeUInt32BE(side, 20);
  lying.writeUInt32BE(crc32(lying.subarray(12, 29)), 29);
  return lying;
}
