import type { Database } from "../db/database.ts";
import { mediaPath } from "../feed/feed-addresses.ts";
import type { MediaStore } from "../media/media-store.ts";
import type { Clock } from "../time/clock.ts";
import { compareSite, lookAtTarget } from "./compare-site.ts";
import { EMPTY_LIST, type FileList, parseFileList, pathsIn } from "./file-list.ts";
import { forEachOf } from "./for-each-of.ts";
import { planSite } from "./plan-site.ts";
import { PublishError } from "./publish-error.ts";
import { LIST_PATH } from "./published-folder.ts";
import { expiredIn } from "./retention.ts";
import { listAfter, listAhead } from "./site-list.ts";
import {
  type RunOptions,
  SiteWriter,
  totalOf,
  WRITES_AT_ONCE,
  type WriterDeps,
} from "./site-writer.ts";
import type { PublishTarget } from "./target.ts";

export interface SiteDeps extends WriterDeps {
  readonly db: Database;
  readonly clock: Pick<Clock, "now">;
  readonly mediaStore: Pick<MediaStore, "pathOf">;
  readonly widgetDir: string;
  /** When a person's data was last deleted for their sake; `undefined`: never. */
  lastDeletionAt(now: number): number | undefined;
}

interface SiteOptions extends RunOptions {
  /** Look whether what was written before is still there. */
  readonly verify: boolean;
}

export interface PublishReport {
  /** Files, all of them. */
  readonly files: number;
  readonly written: number;
  readonly deleted: number;
  /** Feeds that stay as they were published before, because something of theirs is missing here. */
  readonly waiting: readonly string[];
  /** Some of these show what a person had deleted. */
  readonly owesDeletion: boolean;
  readonly begunAt: number;
  /** Something changed while this ran. */
  readonly again: boolean;
  /** When something is to be deleted that caches may need until then. */
  readonly nextDeletionAt: number | undefined;
}

/**
 * Brings what lies at the target up to what this server serves: media first, then scripts, each feed's documents after
 * what they name, the page that names all feeds last. Killed at any instant, nothing there names what is missing, and
 * the next run goes on. Throws where the target refuses.
 */
export async function publishSite(
  deps: SiteDeps,
  target: PublishTarget,
  options: SiteOptions,
): Promise<PublishReport> {
  const startedAt = deps.clock.now();
  // Before anything is read: what is deleted from now on is for the next run.
  const deletionAt = deps.lastDeletionAt(startedAt) ?? 0;
  const text = await target.readList();
  const before = readBefore(text, target);
  const plan = planSite({ ...deps, site: options.site });
  const present = await lookAtTarget(target, before, plan, options.verify || before.unfinished);
  const work = compareSite(deps.mediaStore, before, plan, present);

  const writer = new SiteWriter(deps, target, before, work, options);
  if (totalOf(work) > 0) await target.writeList(JSON.stringify(listAhead(before, work)));
  await writer.putMedia();
  await writer.putScripts();
  await target.settle();
  await writer.putFeeds();
  await writer.putIndex();
  await target.settle();

  const { files, missing, rendered, waiting, again } = writer;
  const kept = new Set([...waiting, ...again]);
  const now = deps.clock.now();
  const list = listAfter({ before, plan, files, missing, rendered, kept, now });
  // What a clock wrote that was set back since is no reason to keep what a person has had deleted meanwhile.
  const deletionsUntil = before.deletionsUntil > startedAt ? 0 : before.deletionsUntil;
  const isPurged = deletionAt > deletionsUntil;
  if (kept.size === 0) list.deletionsUntil = Math.max(deletionAt, deletionsUntil);
  const { deleted, nextAt } = await deleteExpired(target, list, deps.clock, isPurged, () =>
    options.step(),
  );
  const after = JSON.stringify(list);
  if (after !== text) await target.writeList(after);
  await target.settle();
  return {
    files: pathsIn(list).length,
    written: writer.written,
    deleted,
    waiting: [...waiting],
    owesDeletion: waiting.size > 0 && isPurged,
    begunAt: startedAt,
    again: again.size > 0,
    nextDeletionAt: nextAt,
  };
}

function readBefore(text: string | undefined, target: PublishTarget): FileList {
  if (text === undefined) return EMPTY_LIST;
  const list = parseFileList(text);
  if (list) return list;
  throw new PublishError(
    `The file ${LIST_PATH} in ${target.name} cannot be read: it says what there is Windowbox’s own. Empty ${target.name}, or name another place.`,
  );
}

/** Deletes what no cache needs any more, and takes it off the list. */
async function deleteExpired(
  target: PublishTarget,
  list: FileList,
  clock: Pick<Clock, "now">,
  isPurged: boolean,
  step: () => void,
): Promise<{ readonly deleted: number; readonly nextAt: number | undefined }> {
  const expired = expiredIn(list, clock.now(), isPurged);
  const doomed = [...expired.paths, ...expired.media.map(mediaPath)];
  await forEachOf(doomed, WRITES_AT_ONCE, async (path) => {
    step();
    await target.delete(path);
  });
  for (const path of expired.paths) delete list.files[path];
  for (const name of expired.media) delete list.goneMedia[name];
  return { deleted: doomed.length, nextAt: expired.nextAt };
}
