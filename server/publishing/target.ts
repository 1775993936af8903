import type { SiteFile } from "./site-file.ts";

/** A folder or a bucket that the site is written to. What it cannot do it says in a sentence for the owner. */
export interface PublishTarget {
  /** As a sentence names it. */
  readonly name: string;
  /** Refuses what must not be written to. */
  open(): Promise<void>;
  /** The file that lists ours; `undefined` where there is none yet. */
  readList(): Promise<string | undefined>;
  writeList(text: string): Promise<void>;
  /** How large each of these is there, in bytes; left out where it is not there. */
  sizesOf(paths: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Puts the whole file there or leaves what is there. Gives its size there. */
  put(file: SiteFile): Promise<number>;
  /** What was put and deleted so far stays, whatever happens. */
  settle(): Promise<void>;
  /** Nothing there is as good. */
  delete(path: string): Promise<void>;
  close(): Promise<void>;
}
