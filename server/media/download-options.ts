import type { MediaRequest } from "./fetch-media.ts";

/** What goes along with every fetch of one sync. */
export interface DownloadOptions extends Pick<MediaRequest, "signal" | "onProgress"> {
  /** Told the name of each file that is kept. */
  readonly onKept?: ((name: string) => void) | undefined;
}
