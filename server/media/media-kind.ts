const PICTURE_TYPES = [
  "image/jpeg",
  "image/png",
  "image/apng",
  "image/webp",
  "image/avif",
  "image/gif",
];
const VIDEOS = ["video/mp4", "video/x-m4v", "video/quicktime"];

/** Enough of a file's beginning to tell what it is. */
export const KIND_BYTES = 4100;

/**
 * What a file is by its first bytes; the `Content-Type` it came with is not asked. Never SVG: that is a
 * document which can carry scripts.
 */
export async function kindOfBytes(head: Uint8Array): Promise<"picture" | "video" | undefined> {
  // Loaded when first needed: a server that only serves never needs it.
  const { fileTypeFromBuffer } = await import("file-type");
  const type = await fileTypeFromBuffer(head.subarray(0, KIND_BYTES)).catch(() => undefined);
  if (!type) return undefined;
  if (PICTURE_TYPES.includes(type.mime)) return "picture";
  if (VIDEOS.includes(type.mime)) return "video";
  return undefined;
}
