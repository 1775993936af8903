import type { PostRecord, StoredFiles } from "../db/posts.ts";
import type { Media, MediaChild } from "../instagram/types.ts";
import type { DownloadOptions } from "../media/download-options.ts";
import type { MediaDownloader } from "../media/media-downloader.ts";
import { MediaError, type MediaRetry } from "../media/media-failure.ts";
import { pictureAddresses } from "./needed-files.ts";
import { type Failure, isMoreUrgent, mostUrgent, withFailure } from "./post-retries.ts";

/** A video that failed this often is left at its picture: each try may cost a hundred megabytes. */
const MOST_VIDEO_TRIES = 4;

const TOO_SLOW: Failure = {
  sentence: "Its pictures come slowly: the next look for new posts goes on with them.",
  retry: "next-sync",
};

/** Waits for Instagram to give one; every listing tells. */
const NO_SOURCE: Failure = {
  sentence: "Instagram gives no picture of this post, so it is not in the feed.",
  retry: "never",
};

/**
 * Fetches what a listed post lacks and returns its row with it. A post without its main picture stays
 * without files; a slide or video that cannot be had is left out. Throws only what ends the whole sync.
 */
export async function completePost(
  downloader: MediaDownloader,
  post: PostRecord,
  listed: Media,
  now: number,
  options: CompleteOptions,
): Promise<PostRecord> {
  const download = new PostDownload(downloader, post, options);
  const main = await download.filesOf(listed, post.files);
  if (!main) {
    const [failure = NO_SOURCE] = download.failures;
    return withFailure({ ...post, files: undefined }, failure, now);
  }
  const children: Record<string, StoredFiles> = {};
  for (const child of listed.children) {
    const files = await download.filesOf(child, post.files?.children[child.id]);
    if (files) children[child.id] = files;
  }
  const complete = { ...post, files: { ...main, children } };
  const failure = mostUrgent(download.failures);
  if (failure) return withFailure(complete, failure, now);
  return { ...complete, failures: 0, lastError: undefined, retryAt: undefined };
}

type CompleteOptions = DownloadOptions & { readonly isTurnOver: () => boolean };

/** One post's files under way, and what of them could not be had. */
class PostDownload {
  readonly failures: Failure[] = [];
  readonly #downloader: MediaDownloader;
  readonly #post: PostRecord;
  readonly #options: DownloadOptions;
  readonly #isTurnOver: () => boolean;
  readonly #pictures = new Map<string, Promise<StoredFiles>>();

  constructor(
    downloader: MediaDownloader,
    post: PostRecord,
    { isTurnOver, ...options }: CompleteOptions,
  ) {
    this.#downloader = downloader;
    this.#post = post;
    this.#options = options;
    this.#isTurnOver = isTurnOver;
  }

  /** What is stored, completed as far as that can be had. */
  async filesOf(
    media: Media | MediaChild,
    stored: StoredFiles | undefined,
  ): Promise<StoredFiles | undefined> {
    const isWhole = stored && !stored.incomplete;
    const fetched = isWhole
      ? undefined
      : await this.#attempt(() => this.#firstPicture(pictureAddresses(media)));
    const files = fetched ? withVideoOf(stored, fetched) : stored;
    if (!files || files.video || media.mediaType !== "VIDEO" || !media.mediaUrl) return files;
    const { mediaUrl } = media;
    const video = await this.#attempt(() =>
      tryVideo(this.#downloader, mediaUrl, this.#post.failures, this.#options),
    );
    return video ? { ...files, video } : files;
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#isTurnOver()) {
      this.failures.push(TOO_SLOW);
      return undefined;
    }
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof MediaError) || error.kind === "stopped") throw error;
      this.failures.push({ sentence: error.message, retry: error.retry });
      return undefined;
    }
  }

  async #firstPicture(addresses: readonly string[]): Promise<StoredFiles | undefined> {
    let urgent: MediaError | undefined;
    for (const address of addresses) {
      try {
        return await this.#picture(address);
      } catch (error) {
        // A carousel that begins with a video may name the video itself; and what is wrong with one file, or with its
        // address, is not wrong with another.
        if (!(error instanceof MediaError) || !isOfThisFile(error)) throw error;
        if (urgent === undefined || isMoreUrgent(error.retry, urgent.retry)) urgent = error;
      }
    }
    if (urgent) throw urgent;
    return undefined;
  }

  /** A carousel's own picture usually is its first slide's. */
  #picture(address: string): Promise<StoredFiles> {
    const known = this.#pictures.get(address);
    if (known) return known;
    const keeping = this.#downloader.downloadPicture(address, this.#options);
    this.#pictures.set(address, keeping);
    return keeping;
  }
}

function isOfThisFile({ kind, retry }: MediaError): boolean {
  return retry === "daily" || kind === "gone";
}

function withVideoOf(stored: StoredFiles | undefined, fetched: StoredFiles): StoredFiles {
  return stored?.video === undefined ? fetched : { ...fetched, video: stored.video };
}

async function tryVideo(
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
