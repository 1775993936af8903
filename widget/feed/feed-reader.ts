import type { ReactiveController, ReactiveControllerHost } from "@lit/reactive-element";
import { reportOnce } from "../element/report-once.ts";
import { findBrought } from "./brought-feeds.ts";
import { FeedPages } from "./feed-pages.ts";
import { type FeedFailure, loadFeed } from "./load-feed.ts";

/** Reads one element's feed, page by page, as far as it is wanted. */
export class FeedReader implements ReactiveController {
  pages: FeedPages | undefined;
  /** Why the last page asked for is not there; what was read before stays. */
  failure: FeedFailure | undefined;
  private _url: string | undefined;
  private _stop: AbortController | undefined;
  private readonly _host: ReactiveControllerHost;
  private readonly _changed: () => void;

  /** `changed` is called when a page has come or failed to, before the host is updated for it. */
  constructor(host: ReactiveControllerHost, changed: () => void) {
    this._host = host;
    this._changed = changed;
    host.addController(this);
  }

  get reading(): boolean {
    return Boolean(this._stop);
  }

  /** Turns to another feed, or to none. */
  open(url: string | undefined): void {
    if (url === this._url) return;
    this.hostDisconnected();
    this._url = url;
    this.pages = this.failure = undefined;
  }

  /** Sends for the next page, if there is one; says so when it has come or failed to. */
  readOn(): void {
    const next = this.pages ? this.pages.next : this._url;
    if (!next || this.reading || this.failure) return;
    // Here, as whoever calls catches what a browser without it throws.
    this._stop = new AbortController();
    this._read(next, this._stop);
  }

  hostDisconnected(): void {
    this._stop?.abort();
    this._stop = undefined;
  }

  private async _read(url: string, stop: AbortController): Promise<void> {
    const brought = this.pages ? undefined : findBrought(url)?.document;
    // What is here already is in the first drawing.
    const page =
      brought && "posts" in brought
        ? brought
        : ((await brought) ?? (await loadFeed(url, stop.signal)));
    if (this._stop !== stop) return;
    this._stop = undefined;
    try {
      if (typeof page === "string") {
        this.failure = page;
        // Opened by whoever is signed in to the dashboard, it says which feeds there are.
        reportOnce(`${page}: ${url}`);
      } else if (this.pages) this.pages.add(page, url);
      // What a script has brought is the first posts only, and leads to this same address for the others.
      else this.pages = new FeedPages(page, `${url}#`);
    } catch {
      // Posts that no one can make anything of.
      this.failure = "unexpected-reply";
    }
    this._changed();
    this._host.requestUpdate();
  }
}
