import type { PostFiles, PostRecord, StoredFiles } from "../db/posts.ts";
import type { Media, MediaChild } from "../instagram/types.ts";
import type { DownloadOptions, MediaDownloader } from "../media/media-downloader.ts";
import { MediaError, type MediaRetry } from "../media/media-failure.ts";
import { DAY_MS, HOUR_MS, isDueBy } from "../time/clock.ts";

/** A video that failed this often is left at its picture: each try may cost a hundred megabytes. */
const MOST_VIDEO_TRIES = 4;
/** So many failures are tried again with every sync, later ones ever more rarely. */
const PROMPT_TRIES = 3;

interface Failure {
  readonly sentence: string;
  readonly retry: MediaRetry;
}

/** Whether there is anything to fetch for a listed post now. */
export function needsFiles(post: PostRecord, listed: Media, now: number): boolean {
  if (post.retryAt !== undefined) return isRetryDue(post.retryAt, now);
  const isUntried = post.lastError === undefined;
  if (!post.files) return isUntried || pictureAddresses(listed).length > 0;
  return isUntried && isIncomplete(post.files, listed);
}

export function isRetryDue(retryAt: number, now: number): boolean {
  return isDueBy(retryAt, now, DAY_MS);
}

/** Instagram may give later what it first left out: a slide's picture, a video once its music was cleared. */
function isIncomplete(files: PostFiles, listed: Media): boolean {
  if (listed.mediaType === "VIDEO" && listed.mediaUrl && !files.video) return true;
  return listed.children.some((child) => {
    const stored = files.children[child.id];
    if (!stored) return pictureAddresses(child).length > 0;
    return child.mediaType === "VIDEO" && child.mediaUrl !== undefined && !stored.video;
  });
}

/**
 * Fetches what a listed post lacks and returns its row with it. A post without its main picture stays
 * without files; a slide or video that cannot be had is left out. Throws only what ends the whole sync.
 */
export async function completePost(
  downloader: MediaDownloader,
  post: PostRecord,
  listed: Media,
  now: number,
  { isTurnOver, ...options }: DownloadOptions & { readonly isTurnOver: () => boolean },
): Promise<PostRecord> {
  const failures: Failure[] = [];
  const pictures = new Map<string, Promise<StoredFiles>>();

  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (isTurnOver()) {
      failures.push(TOO_SLOW);
      return undefined;
    }
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof MediaError) || error.kind === "stopped") throw error;
      failures.push({ sentence: error.message, retry: error.retry });
      return undefined;
    }
  }

  /** A carousel's own picture usually is its first slide's. */
  function downloadPicture(address: string): Promise<StoredFiles> {
    const known = pictures.get(address);
    if (known) return known;
    const keeping = downloader.downloadPicture(address, options);
    pictures.set(address, keeping);
    return keeping;
  }

  async function keepFirstPicture(addresses: readonly string[]): Promise<StoredFiles | undefined> {
    let urgent: MediaError | undefined;
    for (const address of addresses) {
      try {
        return await downloadPicture(address);
      } catch (error) {
        // A carousel that begins with a video may name the video itself; and what is wrong with one file, or with its
        // address, is not wrong with another.
        if (!(error instanceof MediaError) || !isOfThisFile(error)) throw error;
        const isMoreUrgent =
          urgent === undefined || URGENCY.indexOf(error.retry) < URGENCY.indexOf(urgent.retry);
        if (isMoreUrgent) urgent = error;
      }
    }
    if (urgent) throw urgent;
    return undefined;
  }

  async function keepFiles(
    media: Media | MediaChild,
    stored: StoredFiles | undefined,
  ): Promise<StoredFiles | undefined> {
    const isWhole = stored && !stored.incomplete;
    const fetched = isWhole
      ? undefined
      : await attempt(() => keepFirstPicture(pictureAddresses(media)));
    const files = fetched ? withVideoOf(stored, fetched) : stored;
    if (!files || files.video || media.mediaType !== "VIDEO" || !media.mediaUrl) return files;
    const { mediaUrl } = media;
    const video = await attempt(() => downloadVideo(downloader, mediaUrl, post.failures, options));
    return video ? { ...files, video } : files;
  }

  const main = await keepFiles(listed, post.files);
  if (!main) {
    const [failure = NO_SOURCE] = failures;
    return withFailure({ ...post, files: undefined }, failure, now);
  }
  const children: Record<string, StoredFiles> = {};
  for (const child of listed.children) {
    const files = await keepFiles(child, post.files?.children[child.id]);
    if (files) children[child.id] = files;
  }
  const complete = { ...post, files: { ...main, children } };
  const failure = worst(failures);
  if (failure) return withFailure(complete, failure, now);
  return { ...complete, failures: 0, lastError: undefined, retryAt: undefined };
}

function isOfThisFile({ kind, retry }: MediaError): boolean {
  return retry === "daily" || kind === "gone";
}

function withVideoOf(stored: StoredFiles | undefined, fetched: StoredFiles): StoredFiles {
  return stored?.video === undefined ? fetched : { ...fetched, video: stored.video };
}

const TOO_SLOW: Failure = {
  sentence: "Its pictures come slowly: the next look for new posts goes on with them.",
  retry: "next-sync",
};

/** Waits for Instagram to give one; every listing tells. */
const NO_SOURCE: Failure = {
  sentence: "Instagram gives no picture of this post, so it is not in the feed.",
  retry: "never",
};

/** A post's picture, in order of preference; a video's own file is none. */
function pictureAddresses(media: Media | MediaChild): string[] {
  if (media.mediaType === "VIDEO") return present(media.thumbnailUrl);
  const own = present(media.mediaUrl, media.thumbnailUrl);
  if (!("children" in media)) return own;
  const first = media.children.map(pictureAddresses).find((addresses) => addresses.length > 0);
  return [...new Set([...own, ...(first ?? [])])];
}

function present(...addresses: (string | undefined)[]): string[] {
  return addresses.filter((address) => address !== undefined);
}

async function downloadVideo(
  downloader: MediaDownloader,
  address: string,
  failuresBefore: number,
  options: DownloadOptions,
): Promise<string> {
  try {
    return await downloader.downloadVideo(address, options);
  } catch (error) {
    if (!(error instanceof MediaError) || error.kind === "stopped") throw error;
    if (error.kind === "no-room") throw error;
    const final = error.retry !== "next-sync" || failuresBefore + 1 >= MOST_VIDEO_TRIES;
    throw final ? new FinalMediaError(error) : error;
  }
}

class FinalMediaError extends MediaError {
  constructor(error: MediaError) {
    super(error.kind, `${error.message} Visitors see its picture and a link instead.`, error);
  }

  override get retry(): MediaRetry {
    return "never";
  }
}

const URGENCY: readonly MediaRetry[] = ["each-sync", "next-sync", "daily", "never"];

function worst(failures: readonly Failure[]): Failure | undefined {
  return [...failures].sort((a, b) => URGENCY.indexOf(a.retry) - URGENCY.indexOf(b.retry))[0];
}

function withFailure(post: PostRecord, { sentence, retry }: Failure, now: number): PostRecord {
  // It is not the post's fault.
  const failures = retry === "each-sync" ? post.failures : post.failures + 1;
  return { ...post, failures, lastError: sentence, retryAt: retryAt(retry, failures, now) };
}

function retryAt(retry: MediaRetry, failures: number, now: number): number | undefined {
  if (retry === "never") return undefined;
  if (retry === "each-sync") return now;
  if (retry === "daily") return now + DAY_MS;
  if (failures <= PROMPT_TRIES) return now;
  return now + Math.min(DAY_MS, HOUR_MS * 2 ** (failures - PROMPT_TRIES));
}
