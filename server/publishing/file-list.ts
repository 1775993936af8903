import { z } from "zod";
import { mediaPath } from "../feed/feed-addresses.ts";

const listedFile = z.object({
  /** Empty while it is being written. */
  hash: z.string(),
  /** As it lies there, in bytes. */
  size: z.number(),
  /** Since when nothing that is published needs it. */
  goneAt: z.number().optional(),
});

const fileList = z.object({
  version: z.literal(1),
  /** While a run goes on, and after one that was interrupted: then each file has to be looked for. */
  unfinished: z.boolean(),
  /** What Meta asked to have deleted until then is deleted here, too. */
  deletionsUntil: z.number(),
  feeds: z.record(
    z.string(),
    z.object({
      /** What it was made from, and by what. */
      source: z.string(),
      /** Names under `media/` that it needs. */
      media: z.array(z.string()),
    }),
  ),
  /** All but media, by path. */
  files: z.record(z.string(), listedFile),
  /** Media that no feed needs any more, by name: since when. */
  goneMedia: z.record(z.string(), z.number()),
});

export type FileList = z.infer<typeof fileList>;

export const EMPTY_LIST: FileList = {
  version: 1,
  unfinished: false,
  deletionsUntil: 0,
  feeds: {},
  files: {},
  goneMedia: {},
};

/** `undefined` for what is not a list of ours. */
export function parseFileList(text: string): FileList | undefined {
  try {
    return fileList.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Every path in it, but its own. */
export function pathsIn(list: FileList): string[] {
  return [...Object.keys(list.files), ...mediaIn(list).map(mediaPath)];
}

/** Names of all media that were ever written and not deleted since. */
function mediaIn(list: FileList): string[] {
  return [...new Set([...neededMedia(list), ...Object.keys(list.goneMedia)])];
}

/** Names of the media that its feeds need. */
export function neededMedia({ feeds }: Pick<FileList, "feeds">): Set<string> {
  return new Set(Object.values(feeds).flatMap(({ media }) => media));
}
