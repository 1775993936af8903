import sharp, { type Sharp } from "sharp";
import { ssim } from "ssim.js";

export interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

export interface Encoded {
  readonly file: Buffer;
  readonly bytes: number;
  /** Of this process, resizing not included: what else the machine does takes time, but not processor time. */
  readonly cpuMs: number;
}

export interface Judged extends Encoded {
  /** Beside the resized picture, 0 to 1. */
  readonly similarity: number;
}

type Encoder = (picture: Sharp) => Sharp;

/** As the server's own: one core, nothing kept. */
export function useOneCore(): void {
  sharp.concurrency(1);
  sharp.cache(false);
}

export async function shrink(source: Uint8Array, width: number): Promise<Pixels> {
  const { data, info } = await sharp(source)
    .resize({ width })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

export async function encode(pixels: Pixels, encoder: Encoder): Promise<Encoded> {
  const picture = open(pixels);
  const before = process.cpuUsage();
  const file = await encoder(picture).toBuffer();
  const { user, system } = process.cpuUsage(before);
  return { file, bytes: file.length, cpuMs: (user + system) / 1000 };
}

/** Encodes, and looks at what has become of the picture. */
export async function encodeAndJudge(pixels: Pixels, encoder: Encoder): Promise<Judged> {
  const encoded = await encode(pixels, encoder);
  const original = await imageOf(open(pixels), pixels);
  const result = await imageOf(sharp(encoded.file), pixels);
  return { ...encoded, similarity: compare(original, result) };
}

function open({ data, width, height }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

interface Image {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

async function imageOf(picture: Sharp, { width, height }: Pixels): Promise<Image> {
  const data = new Uint8ClampedArray(await picture.ensureAlpha().raw().toBuffer());
  return { data, width, height };
}

/** Mean SSIM of luma over windows of 11 × 11 pixels, every pixel in one of them. */
function compare(original: Image, other: Image): number {
  return ssim(original, other, { ssim: "bezkrovny", downsample: false }).mssim;
}
