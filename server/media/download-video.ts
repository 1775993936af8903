import type { Fetch } from "../http/send-request.ts";
import { MB } from "../shared/format-bytes.ts";
import { type Clock, MINUTE_MS } from "../time/clock.ts";
import type { DownloadOptions } from "./download-options.ts";
import { fetchMedia } from "./fetch-media.ts";
import { MediaError } from "./media-failure.ts";
import { KIND_BYTES, kindOfBytes } from "./media-kind.ts";
import type { MediaRoom } from "./media-room.ts";
import type { MediaStore } from "./media-store.ts";
import { createVideoBoxes } from "./video-boxes.ts";

interface VideoDeps {
  readonly fetch: Fetch;
  readonly mediaHosts: readonly string[];
  readonly clock: Clock;
  readonly mediaStore: MediaStore;
  readonly room: MediaRoom;
}

const VIDEO = { what: "video", maxBytes: 100 * MB, timeoutMs: 5 * MINUTE_MS } as const;
/** A video may be larger than what was there when it began. */
const LOOK_AGAIN_BYTES = 4 * MB;

/** Writes it while it comes, and keeps it under its name once it is whole. Throws `MediaError` and `StorageError`. */
export async function downloadVideo(
  deps: VideoDeps,
  address: string,
  options: DownloadOptions,
): Promise<string> {
  const { mediaStore, room } = deps;
  await room.assertRoom();
  const writer = await mediaStore.openWriter();
  const watch = watchVideo();
  try {
    await fetchMedia(deps, address, { ...VIDEO, ...options }, async (chunk) => {
      const before = watch.size();
      watch.write(chunk);
      if (Math.floor(watch.size() / LOOK_AGAIN_BYTES) > Math.floor(before / LOOK_AGAIN_BYTES)) {
        await room.assertRoom();
      }
      await writer.write(chunk);
    });
    await watch.assertWhole();
    const name = await writer.finish("mp4");
    options.onKept?.(name);
    room.noteWritten(watch.size());
    return name;
  } finally {
    await writer.discard();
  }
}

/** What comes, as it goes by: how much, of which kind, and whether the end is there. */
function watchVideo() {
  const head = Buffer.alloc(KIND_BYTES);
  const boxes = createVideoBoxes();
  let size = 0;
  return {
    size: () => size,
    write(chunk: Uint8Array): void {
      if (size < KIND_BYTES) head.set(chunk.subarray(0, KIND_BYTES - size), size);
      size += chunk.byteLength;
      boxes.write(chunk);
    },
    async assertWhole(): Promise<void> {
      if ((await kindOfBytes(head.subarray(0, Math.min(size, KIND_BYTES)))) !== "video") {
        throw new MediaError(
          "wrong-kind",
          "What Instagram sent as a video is not one that browsers play; its picture is shown.",
        );
      }
      if (boxes.isCutShort()) {
        throw new MediaError(
          "cut-short",
          "Only a part of the video came; it is tried again at the next sync.",
        );
      }
    },
  };
}
