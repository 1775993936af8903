import { statSync } from "node:fs";
import type { Database } from "../db/database.ts";
import { IMMUTABLE_CACHE_CONTROL } from "../feed/cache.ts";
import type { FeedDocument } from "../feed/document.ts";
import { mediaPath } from "../feed/feed-addresses.ts";
import type { FeedBuilder } from "../feed/feed-builder.ts";
import type { FeedScriptTemplate } from "../feed/feed-script.ts";
import type { HtmlRenderer } from "../feed/html-renderer.ts";
import { mediaTypeOf } from "../http/media-type.ts";
import type { Log } from "../logging/log.ts";
import type { MediaStore } from "../media/media-store.ts";
import type { Clock } from "../time/clock.ts";
import { EMPTY_LIST, type FileList, neededMedia, parseFileList, pathsIn } from "./file-list.ts";
import { forEachOf } from "./for-each-of.ts";
import { type FeedPlan, planSite, type SitePlan } from "./plan-site.ts";
import { PublishError, SourceError } from "./publish-error.ts";
import { feedOfPath, furtherPage, renderFeed } from "./published-files.ts";
import { LIST_PATH } from "./published-folder.ts";
import { expiredIn } from "./retention.ts";
import { hashOf, type SiteFile } from "./site-file.ts";
import type { PublishTarget } from "./target.ts";

export interface SiteDeps {
  readonly db: Database;
  readonly feedBuilder: Pick<FeedBuilder, "pagesAt">;
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
  readonly mediaStore: Pick<MediaStore, "pathOf">;
  readonly widgetDir: string;
  readonly renderer: HtmlRenderer | undefined;
  readonly script: FeedScriptTemplate | undefined;
  /** When a person's data was last deleted for their sake; `undefined`: never. */
  lastDeletionAt(now: number): number | undefined;
}

interface RunOptions {
  /** Where visitors reach it; no slash at its end. */
  readonly site: string;
  /** Look whether what was written before is still there. */
  readonly verify: boolean;
  /** Called before each step; throws where the run is to end. */
  step(): void;
  onProgress?(done: number): void;
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

const AT_ONCE = 4;

/**
 * Brings what lies at the target up to what this server serves: media first, then scripts, each feed's documents after
 * what they name, the page that names all feeds last. Killed at any instant, nothing there names what is missing, and
 * the next run goes on. Throws where the target refuses.
 */
export async function publishSite(
  deps: SiteDeps,
  target: PublishTarget,
  options: RunOptions,
): Promise<PublishReport> {
  const { clock } = deps;
  const startedAt = clock.now();
  // Before anything is read: what is deleted from now on is for the next run.
  const deletionAt = deps.lastDeletionAt(startedAt) ?? 0;
  const text = await target.readList();
  const before = readBefore(text, target);
  const plan = planSite({ ...deps, site: options.site });
  const present = await look(target, before, plan, options.verify || before.unfinished);
  const work = compare(deps, before, plan, present);

  let written = 0;
  let done = 0;
  const total = work.media.length + work.files.length + work.feeds.length;
  const progress = () => options.onProgress?.(total === 0 ? 1 : ++done / total);
  const files: FileList["files"] = { ...before.files };
  async function put(file: SiteFile): Promise<void> {
    options.step();
    const size = await target.put(file);
    written += 1;
    if (file.content.kind === "text") files[file.path] = { hash: hashOf(file), size };
  }

  if (total > 0) await target.writeList(JSON.stringify(listAhead(before, work)));
  const missing = new Set(work.missing);
  await forEachOf(work.media, AT_ONCE, async (file) => {
    try {
      await put(file);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      deps.log.warn({ err: error }, "a picture cannot be published");
      missing.add(file.content.name);
    }
    progress();
  });
  const [scripts, index] = [
    work.files.filter(isScript),
    work.files.filter((one) => !isScript(one)),
  ];
  for (const isChunk of [true, false]) {
    const group = scripts.filter(({ path }) => path.includes("/") === isChunk);
    await forEachOf(group, AT_ONCE, (file) => put(file).then(progress));
  }
  await target.settle();
  const waiting = new Set<string>();
  const again = new Set<string>();
  const rendered = new Map<string, readonly string[]>();
  await forEachOf(work.feeds, AT_ONCE, async (feed) => {
    options.step();
    if (feed.media.some((name) => missing.has(name))) {
      waiting.add(feed.id);
      return;
    }
    const made = render(deps, options.site, feed);
    if (made === undefined) {
      again.add(feed.id);
      return;
    }
    for (const file of made) {
      const known = work.isThere(file.path) ? before.files[file.path] : undefined;
      const isSame = known?.goneAt === undefined && known?.hash === hashOf(file);
      if (!isSame) await put(file);
    }
    rendered.set(
      feed.id,
      made.map(({ path }) => path),
    );
    progress();
  });
  for (const file of index) await put(file).then(progress);
  await target.settle();

  const kept = new Set([...waiting, ...again]);
  const list = listAfter({ before, plan, files, missing, rendered, kept, now: clock.now() });
  // What a clock wrote that was set back since is no reason to keep what a person has had deleted meanwhile.
  const deletionsUntil = before.deletionsUntil > startedAt ? 0 : before.deletionsUntil;
  const isPurged = deletionAt > deletionsUntil;
  if (kept.size === 0) list.deletionsUntil = Math.max(deletionAt, deletionsUntil);
  const expired = expiredIn(list, clock.now(), isPurged);
  const doomed = [...expired.paths, ...expired.media.map(mediaPath)];
  await forEachOf(doomed, AT_ONCE, async (path) => {
    options.step();
    await target.delete(path);
  });
  for (const path of expired.paths) delete list.files[path];
  for (const name of expired.media) delete list.goneMedia[name];
  const after = JSON.stringify(list);
  if (after !== text) await target.writeList(after);
  await target.settle();
  return {
    files: pathsIn(list).length,
    written,
    deleted: doomed.length,
    waiting: [...waiting],
    owesDeletion: waiting.size > 0 && isPurged,
    begunAt: startedAt,
    again: again.size > 0,
    nextDeletionAt: expired.nextAt,
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

/** How large what is there is; `undefined` where the list is to be believed. Refuses what is there and not ours. */
async function look(
  target: PublishTarget,
  before: FileList,
  plan: SitePlan,
  verify: boolean,
): Promise<ReadonlyMap<string, number> | undefined> {
  const listed = pathsIn(before);
  const known = new Set(listed);
  const planned = [...plan.scripts, plan.index].map(({ path }) => path);
  const unknown = [...planned, ...plan.feeds.flatMap(({ paths }) => paths)].filter(
    (path) => !known.has(path),
  );
  const sizes = await target.sizesOf(verify ? [...listed, ...unknown] : unknown);
  const foreign = unknown.find((path) => sizes.has(path));
  if (foreign !== undefined) {
    throw new PublishError(
      `${foreign} is in ${target.name} already and was not put there by Windowbox: move it away, or name another place.`,
    );
  }
  return verify ? sizes : undefined;
}

interface Work {
  /** To be put there. */
  readonly media: readonly MediaFile[];
  readonly files: readonly SiteFile[];
  /** To be rendered, and put there where another. */
  readonly feeds: readonly FeedPlan[];
  /** Names of media that are neither there nor here. */
  readonly missing: readonly string[];
  /** As far as is known. */
  isThere(path: string): boolean;
}

function compare(
  deps: SiteDeps,
  before: FileList,
  plan: SitePlan,
  present: ReadonlyMap<string, number> | undefined,
): Work {
  const isThere = (path: string) => {
    const listed = before.files[path];
    if (listed === undefined || listed.goneAt !== undefined || listed.hash === "") return false;
    return present === undefined || present.get(path) === listed.size;
  };
  const published = neededMedia(before);
  const media = new Map<string, MediaFile>();
  const absent = new Set<string>();
  for (const name of new Set(plan.feeds.flatMap((feed) => feed.media))) {
    if (published.has(name) && present === undefined) continue;
    const file = mediaFile(deps.mediaStore.pathOf(name), name);
    const there = published.has(name) ? present?.get(mediaPath(name)) : undefined;
    if (there !== undefined && (file === undefined || there === file.content.size)) continue;
    if (file) media.set(name, file);
    else absent.add(name);
  }
  const feeds = plan.feeds.filter(
    ({ id, source, paths, media: names }) =>
      before.feeds[id]?.source !== source ||
      paths.some((path) => before.files[path] !== undefined && !isThere(path)) ||
      names.some((name) => media.has(name) || absent.has(name)),
  );
  return {
    media: [...media.values()],
    files: [...plan.scripts, plan.index].filter(
      (file) => !isThere(file.path) || before.files[file.path]?.hash !== hashOf(file),
    ),
    feeds,
    missing: [...absent],
    isThere,
  };
}

type MediaFile = NonNullable<ReturnType<typeof mediaFile>>;

function mediaFile(path: string | undefined, name: string) {
  if (path === undefined) return undefined;
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  const contentType = mediaTypeOf(name);
  if (size === undefined || contentType === undefined) return undefined;
  return {
    path: mediaPath(name),
    contentType,
    cacheControl: IMMUTABLE_CACHE_CONTROL,
    content: { kind: "media", name, file: path, size },
  } as const satisfies SiteFile;
}

/** Every file of the feed, each after what it names; `undefined` where it is another by now than was planned. */
function render(deps: SiteDeps, site: string, feed: FeedPlan): readonly SiteFile[] | undefined {
  const pages = deps.feedBuilder.pagesAt(feed.id, site);
  const [first, ...others] = pages?.map(({ document }): FeedDocument => document) ?? [];
  if (!pages || !first || !feed.isOf(pages)) return undefined;
  const documents = [first, ...others] as const;
  const further = pages
    .slice(1)
    .map(({ cursor, document }) => furtherPage(feed.id, cursor, document));
  const html = deps.renderer?.render(documents, site, { isStatic: true });
  const { script } = deps;
  return [
    ...further.reverse(),
    ...renderFeed({ id: feed.id, pages: documents, site, html, script }),
  ];
}

function isScript({ path }: SiteFile): boolean {
  return path.endsWith(".js");
}

/** Written before anything else is: whatever a killed run leaves there is in it. */
function listAhead(before: FileList, { files, feeds, media }: Work): FileList {
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

function listAfter({ before, plan, files, missing, rendered, kept, now }: Outcome): FileList {
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
