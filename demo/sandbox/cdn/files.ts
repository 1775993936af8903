import sharp from "sharp";

/** A picture or video that the sandbox's CDN serves. */
export interface SandboxFile {
  readonly contentType: string;
  readonly extension: string;
  read(): Promise<Uint8Array>;
}

/** Given bytes, under whatever type one says. */
export function bytesFile(
  bytes: Uint8Array,
  contentType = "image/jpeg",
  extension = "jpg",
): SandboxFile {
  return { contentType, extension, read: () => Promise.resolve(bytes) };
}

export interface Swatch {
  readonly width?: number;
  readonly height?: number;
  /** 0 to 359. */
  readonly hue?: number;
  readonly format?: "jpeg" | "png" | "webp" | "gif" | "avif" | "tiff";
  /** EXIF orientation, 1 to 8: the camera was held another way. */
  readonly orientation?: number;
}

/** A plain picture, made in a millisecond, for tests that do not care what is on it. */
export function swatchFile(swatch: Swatch = {}): SandboxFile {
  let made: Promise<Uint8Array> | undefined;
  const format = swatch.format ?? "jpeg";
  return {
    contentType: `image/${format}`,
    extension: format === "jpeg" ? "jpg" : format,
    read() {
      made ??= makeSwatch(swatch);
      return made;
    },
  };
}

function makeSwatch(swatch: Swatch): Promise<Uint8Array> {
  const { width = 60, height = 60, hue = 200, format = "jpeg", orientation } = swatch;
  const half = Math.ceil(height / 2);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="hsl(${hue},55%,70%)"/>
    <rect y="${height - half}" width="100%" height="${half}" fill="hsl(${hue},55%,35%)"/></svg>`;
  const image = sharp(Buffer.from(svg)).flatten();
  return (orientation === undefined ? image : image.withMetadata({ orientation }))
    .toFormat(format)
    .toBuffer();
}

/** The head of an MP4: a video by its bytes, too short to play. `hue` only tells two apart. */
export function plainVideoFile(hue = 0): SandboxFile {
  const brand = Buffer.from("\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41", "latin1");
  const data = Buffer.alloc(64, hue % 256);
  data.writeUInt32BE(data.length, 0);
  data.write("mdat", 4, "latin1");
  return bytesFile(Buffer.concat([brand, data]), "video/mp4", "mp4");
}
