import { mediaPath } from "../feed/feed-addresses.ts";
import type { Work } from "./compare-site.ts";
import { type FileList, neededMedia } from "./file-list.ts";
import type { SitePlan } from "./plan-site.ts";
import { feedOfPath } from "./published-files.ts";

/** Written before anything else is: whatever a killed run leaves there is in it. */
export function listAhead(before: FileList, { files, feeds, media }: Work): FileList {
  const unknown = { hash: "", size: 0 };
  const needed = new Set(media.map(({ path }) => path));
  const paths = [...files.map(({ path }) => path), ...feeds.flatMap((feed) => feed.paths)];
  return {
    ...before,
    unfinished: true,
    files: { ...before.files, ...Object.fromEntries(paths.map((path) => [path, unknown])) },
    feeds: {
      ...before.feeds,
      ...Object.fromEntries(
        feeds.map(({ id, media: names }) => [
          id,
          { source: "", media: union(before.feeds[id]?.media ?? [], names) },
        ]),
      ),
    },
    goneMedia: Object.fromEntries(
      Object.entries(before.goneMedia).filter(([name]) => !needed.has(mediaPath(name))),
    ),
  };
}

interface Outcome {
  readonly before: FileList;
  readonly plan: SitePlan;
  /** What was listed before, and what was written since. */
  readonly files: FileList["files"];
  /** Names of media that are not there. */
  readonly missing: ReadonlySet<string>;
  /** Paths of the feeds that are new. */
  readonly rendered: ReadonlyMap<string, readonly string[]>;
  /** Feeds that stay as they were. */
  readonly kept: ReadonlySet<string>;
  readonly now: number;
}

/** What is there once a run has put everything, and since when the rest is needed no more. */
export function listAfter({
  before,
  plan,
  files,
  missing,
  rendered,
  kept,
  now,
}: Outcome): FileList {
  const feeds: FileList["feeds"] = {};
  const needed = new Set([...plan.scripts, plan.index].map(({ path }) => path));
  for (const { id, source, media, paths } of plan.feeds) {
    if (kept.has(id)) {
      // What was begun for it is there already.
      const earlier = before.feeds[id]?.media ?? [];
      const all = union(earlier, media).filter((name) => !missing.has(name));
      feeds[id] = { source: "", media: all };
    } else {
      feeds[id] = { source, media: [...media] };
      for (const path of rendered.get(id) ?? paths) needed.add(path);
    }
  }
  const listed: FileList["files"] = {};
  for (const [path, file] of Object.entries(files)) {
    const feedId = feedOfPath(path);
    const isNeeded = needed.has(path) || (feedId !== undefined && kept.has(feedId));
    const { goneAt, ...rest } = file;
    listed[path] = isNeeded ? rest : { ...rest, goneAt: Math.min(goneAt ?? now, now) };
  }
  const media = neededMedia({ feeds });
  const goneMedia: FileList["goneMedia"] = {};
  for (const name of [...neededMedia(before), ...Object.keys(before.goneMedia)]) {
    if (!media.has(name)) goneMedia[name] = Math.min(before.goneMedia[name] ?? now, now);
  }
  return {
    version: 1,
    unfinished: false,
    deletionsUntil: before.deletionsUntil,
    feeds,
    files: listed,
    goneMedia,
  };
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}
