import { statSync } from "node:fs";
import { IMMUTABLE_CACHE_CONTROL } from "../feed/cache.ts";
import { mediaPath } from "../feed/feed-addresses.ts";
import { mediaTypeOf } from "../http/media-type.ts";
import type { MediaStore } from "../media/media-store.ts";
import { type FileList, neededMedia, pathsIn } from "./file-list.ts";
import type { FeedPlan, SitePlan } from "./plan-site.ts";
import { PublishError } from "./publish-error.ts";
import { hashOf, type SiteFile } from "./site-file.ts";
import type { PublishTarget } from "./target.ts";

/** What of the plan is not at the target yet. */
export interface Work {
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

/** How large what is there is; `undefined` where the list is to be believed. Refuses what is there and not ours. */
export async function lookAtTarget(
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

/** @param present as `lookAtTarget` found it */
export function compareSite(
  mediaStore: Pick<MediaStore, "pathOf">,
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
    const file = mediaFile(mediaStore.pathOf(name), name);
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
