import type { Metadata, Sharp, SharpOptions } from "sharp";
import type { FoundColors } from "../feed/complete-palette.ts";
import { MediaError } from "./media-failure.ts";
import { paletteOf } from "./palette.ts";

const WIDTHS = { small: 400, medium: 700, large: 1080 } as const;
const FULL = { width: 2048, height: 4096 };
const AVATAR_SIDE = 320;
const WEBP = { quality: 80, effort: 4 };
/** Larger pictures are refused before a pixel of them is decoded. */
const MAX_PIXELS = 50_000_000;
/** Nor is one decoded that takes more memory than this by its header: it would end the process that opens it. */
const MAX_DECODED_BYTES = 150_000_000;

export interface Variant {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

export interface RenderedPicture {
  /** Sizes that come out equal are one and the same variant. */
  readonly sizes: Readonly<Record<"small" | "medium" | "large" | "full", Variant>>;
  readonly colorPalette: FoundColors;
  readonly placeholder: string;
}

interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * Turns a picture upright, takes its metadata away and makes the WebP variants of it, never enlarged.
 * Of a moving picture the first frame. Throws `MediaError`.
 */
export async function renderVariants(bytes: Uint8Array): Promise<RenderedPicture> {
  const sharp = await loadSharp();
  const full = await decodePicture(sharp, bytes);
  const made = new Map<number, Promise<Variant>>();
  const variant = (width: number) => {
    const known = made.get(width);
    if (known) return known;
    const making = encode(sharp, full, width);
    made.set(width, making);
    return making;
  };
  const small = await variant(Math.min(WIDTHS.small, full.width));
  const medium = await variant(Math.min(WIDTHS.medium, full.width));
  const large = await variant(Math.min(WIDTHS.large, full.width));
  return {
    sizes: { small, medium, large, full: await variant(full.width) },
    colorPalette: paletteOf(await shrink(sharp, full, 64)),
    placeholder: (await shrink(sharp, full, 3)).toString("hex"),
  };
}

/** One square WebP of an account's picture. Throws `MediaError`. */
export async function renderAvatar(bytes: Uint8Array): Promise<Variant> {
  const sharp = await loadSharp();
  const full = await decodePicture(sharp, bytes);
  const side = Math.min(AVATAR_SIDE, full.width, full.height);
  const square = open(sharp, full).resize(side, side, { fit: "cover" });
  return { bytes: await square.webp(WEBP).toBuffer(), width: side, height: side };
}

type SharpFactory = typeof import("sharp").default;

let loading: Promise<SharpFactory> | undefined;

/** Loaded apart, for it takes 30 MB. */
export function loadSharp(): Promise<SharpFactory> {
  loading ??= import("sharp").then(({ default: sharp }) => {
    sharp.concurrency(1);
    sharp.cache(false);
    return sharp;
  });
  return loading;
}

/** The picture as upright sRGB pixels without transparency, at most as large as the `full` variant. */
async function decodePicture(sharp: SharpFactory, bytes: Uint8Array): Promise<Pixels> {
  try {
    const header = await sharp(bytes, { limitInputPixels: false }).metadata();
    const pixels = header.width * header.height;
    if (pixels > MAX_PIXELS || pixels * bytesPerPixel(header) > MAX_DECODED_BYTES) {
      const megapixels = Math.round(pixels / 1_000_000);
      throw new MediaError(
        "too-many-pixels",
        `The picture has ${megapixels} million pixels, more than this server decodes; it is left out.`,
      );
    }
    const input: SharpOptions = { limitInputPixels: MAX_PIXELS, failOn: "error" };
    const { data, info } = await sharp(bytes, input)
      .autoOrient()
      .resize({ ...FULL, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#fff" })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch (error) {
    if (error instanceof MediaError) throw error;
    throw new MediaError(
      "undecodable",
      "The picture's file is damaged, so it is left out; it is tried again in a day.",
      error,
    );
  }
}

/** Measured with 49 million pixels: most are decoded line by line, some only as a whole. */
function bytesPerPixel({ format, isProgressive }: Metadata): number {
  if (format === "heif") return 19;
  if (format === "gif") return 6;
  return isProgressive ? 8 : 3;
}

function open(sharp: SharpFactory, { data, width, height }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

async function encode(sharp: SharpFactory, full: Pixels, width: number): Promise<Variant> {
  const picture = open(sharp, full);
  if (width < full.width) picture.resize({ width });
  const { data, info } = await picture.webp(WEBP).toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

function shrink(sharp: SharpFactory, full: Pixels, side: number): Promise<Buffer> {
  // Sharper kernels overshoot at edges: colours would come out that the picture does not have.
  const kernel = "linear";
  return open(sharp, full).resize(side, side, { fit: "fill", kernel }).raw().toBuffer();
}
