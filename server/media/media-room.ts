import type { IncidentReporter } from "../alerts/incidents.ts";
import { freeBytes } from "../files/disk-space.ts";
import { folderSize } from "../files/folder-size.ts";
import { DISK_FULL_SENTENCE, isDiskFull } from "../shared/errors.ts";
import { formatBytes } from "../shared/format-bytes.ts";
import { MediaError } from "./media-failure.ts";

/** Room for pictures and videos: what stays free on the disk, and what they may take together. */
export interface MediaRoom {
  /** Throws a `MediaError` and tells the owner where there is none. */
  assertRoom(): Promise<void>;
  /** What was just stored. */
  noteWritten(bytes: number): void;
  /** Something could not be written: tells the owner where that is because the disk is full. */
  noteFailure(error: unknown): void;
  /** Counts anew, and tells the owner, or that it is well again. */
  look(): Promise<void>;
}

interface MediaRoomDeps {
  /** `DATA_DIR/media`. */
  readonly directory: string;
  readonly diskReserve: number;
  readonly mediaQuota: number;
  readonly incidents: IncidentReporter;
  /** Of the disk, when not the real one. */
  readonly free?: (directory: string) => Promise<number>;
}

export function createMediaRoom(deps: MediaRoomDeps): MediaRoom {
  const { directory, diskReserve, mediaQuota, incidents, free = freeBytes } = deps;
  let usedBytes: number | undefined;

  async function lowDisk(): Promise<string | undefined> {
    const left = await free(directory);
    if (left >= diskReserve) return undefined;
    return `Only ${formatBytes(left)} are free on the disk, of which DISK_RESERVE keeps ${formatBytes(diskReserve)}: new pictures and videos wait. Free some space on the server.`;
  }

  async function reachedQuota(): Promise<string | undefined> {
    usedBytes ??= await folderSize(directory);
    if (usedBytes < mediaQuota) return undefined;
    return `Pictures and videos take ${formatBytes(usedBytes)}, and MEDIA_QUOTA allows ${formatBytes(mediaQuota)}: new ones wait. Raise it, or keep fewer posts with MAX_POSTS.`;
  }

  return {
    async assertRoom() {
      const low = await lowDisk();
      const reached = await reachedQuota();
      if (low !== undefined) incidents.raise({ kind: "disk-low", subject: "", sentence: low });
      if (reached !== undefined) {
        incidents.raise({ kind: "media-quota-reached", subject: "", sentence: reached });
      }
      const sentence = low ?? reached;
      if (sentence !== undefined) throw new MediaError("no-room", sentence);
    },
    noteWritten(bytes) {
      if (usedBytes !== undefined) usedBytes += bytes;
    },
    noteFailure(error) {
      if (!isDiskFull(error)) return;
      incidents.raise({ kind: "disk-low", subject: "", sentence: DISK_FULL_SENTENCE });
    },
    async look() {
      usedBytes = undefined;
      const low = await lowDisk();
      if (low === undefined) incidents.clear("disk-low", "");
      else incidents.raise({ kind: "disk-low", subject: "", sentence: low });
      const reached = await reachedQuota();
      if (reached === undefined) incidents.clear("media-quota-reached", "");
      else incidents.raise({ kind: "media-quota-reached", subject: "", sentence: reached });
    },
  };
}
