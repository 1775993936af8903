import type { Database } from "../db/database.ts";
import type { StoredFiles, StoredPicture } from "../db/posts.ts";
import type { Fetch } from "../http/send-request.ts";
import { MB } from "../shared/format-bytes.ts";
import { type Clock, SECOND_MS } from "../time/clock.ts";
import type { DownloadOptions } from "./download-options.ts";
import { downloadVideo } from "./download-video.ts";
import { fetchBytes } from "./fetch-media.ts";
import { MediaError } from "./media-failure.ts";
import { kindOfBytes } from "./media-kind.ts";
import type { MediaRoom } from "./media-room.ts";
import type { MediaStore } from "./media-store.ts";
import { createPictureOpener } from "./picture-opener.ts";
import type { PictureRenderer } from "./picture-process/picture-process.ts";
import type { RenderedPicture, Variant } from "./variants.ts";

const PICTURE = { what: "picture", maxBytes: 20 * MB, timeoutMs: 30 * SECOND_MS } as const;

/** Fetches what an address leads to and keeps it. Throws `MediaError` and `StorageError`. */
export interface MediaDownloader {
  downloadPicture(address: string, options: DownloadOptions): Promise<Omit<StoredFiles, "video">>;
  /** The file's name. */
  downloadAvatar(address: string, options: DownloadOptions): Promise<string>;
  /** The file's name. */
  downloadVideo(address: string, options: DownloadOptions): Promise<string>;
}

interface MediaDownloaderDeps {
  readonly fetch: Fetch;
  readonly mediaHosts: readonly string[];
  readonly mediaStore: MediaStore;
  readonly clock: Clock;
  readonly db: Pick<Database, "pictureAttempts">;
  readonly pictures: PictureRenderer;
  readonly room: MediaRoom;
}

export function createMediaDownloader(deps: MediaDownloaderDeps): MediaDownloader {
  const { mediaStore, room } = deps;
  const opener = createPictureOpener(deps);

  async function fetchPicture(address: string, options: DownloadOptions): Promise<Buffer> {
    await room.assertRoom();
    const bytes = await fetchBytes(deps, address, { ...PICTURE, ...options });
    if ((await kindOfBytes(bytes)) !== "picture") {
      throw new MediaError(
        "wrong-kind",
        "What Instagram sent as a picture is not one that can be shown, so it is left out.",
      );
    }
    return bytes;
  }

  async function keep(bytes: Buffer, { onKept }: DownloadOptions): Promise<string> {
    const name = await mediaStore.put(bytes, "webp");
    onKept?.(name);
    room.noteWritten(bytes.byteLength);
    return name;
  }

  async function put(
    rendered: RenderedPicture,
    options: DownloadOptions,
  ): Promise<StoredFiles["sizes"]> {
    const store = async ({ bytes, width, height }: Variant): Promise<StoredPicture> => ({
      name: await keep(bytes, options),
      width,
      height,
    });
    const { small, medium, large, full } = rendered.sizes;
    return {
      small: await store(small),
      medium: await store(medium),
      large: await store(large),
      full: await store(full),
    };
  }

  return {
    async downloadPicture(address, options) {
      const bytes = await fetchPicture(address, options);
      const rendered = await opener.renderVariants(bytes, options);
      options.onProgress?.();
      const { colorPalette, placeholder } = rendered;
      return { sizes: await put(rendered, options), colorPalette, placeholder };
    },
    async downloadAvatar(address, options) {
      const bytes = await fetchPicture(address, options);
      const { bytes: avatar } = await opener.renderAvatar(bytes, options);
      return await keep(avatar, options);
    },
    downloadVideo: (address, options) => downloadVideo(deps, address, options),
  };
}
