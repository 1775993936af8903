import { FeedPages, type PostFilter } from "./feed-pages.ts";
import { type FeedFailure, loadFeed } from "./load-feed.ts";

/** Reads one element's feed, page by page, as far as it is wanted. */
export class FeedReader {
  pages: FeedPages | undefined;
  /** Why the last page asked for is not there; what was read before stays. */
  failure: FeedFailure | undefined;
  #url: string | undefined;
  #stop: AbortController | undefined;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get reading(): boolean {
    return this.#stop !== undefined;
  }

  /** Turns to another feed, or to none. */
  open(url: string | undefined): void {
    if (url === this.#url) return;
    this.stop();
    this.#url = url;
    this.pages = this.failure = undefined;
  }

  /** Reads on if fewer posts than that are there; says so when a page has come or failed to. */
  want(count: number, filter: PostFilter): void {
    const { pages } = this;
    const next = pages ? pages.next : this.#url;
    if (!next || this.reading || this.failure) return;
    if (!pages || pages.choose(filter).length < count) this.#read(next);
  }

  stop(): void {
    this.#stop?.abort();
    this.#stop = undefined;
  }

  async #read(url: string): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    const page = await loadFeed(url, stop.signal);
    if (this.#stop !== stop) return;
    this.#stop = undefined;
    if (typeof page === "string") this.failure = page;
    else if (this.pages) this.pages.add(page, url);
    else this.pages = new FeedPages(page, url);
    this.#changed();
  }
}
