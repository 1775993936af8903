import { GraphAnswers } from "./graph-answers.ts";
import {
  type GraphAnswer,
  type GraphMedia,
  type InstafeedItem,
  type InstafeedOptions,
  readOptions,
} from "./options.ts";
import { escapeHtml, renderTemplate } from "./render-template.ts";
import { logStep, reportError } from "./tell-developer.ts";

const ITEM_TYPES = { IMAGE: "image", VIDEO: "video", CAROUSEL_ALBUM: "album" } as const;

/**
 * `Instafeed` with the options, items, templates and events of instafeed.js 2.x, over a feed of the server that its
 * script came from. `docs/moving-from.md` says what differs.
 */
export function defineInstafeed(ofScript: Partial<InstafeedOptions>) {
  return class Instafeed {
    /** For what a page's own `render` puts together. */
    static escape = escapeHtml;

    // Looked at by pages, so it has the name it had.
    readonly _options: InstafeedOptions;
    private readonly answers: GraphAnswers;
    private node: Element | null = null;
    private isRunning = false;
    private hasMore = false;
    /** What one answer brought over the limit. */
    private readonly pool: InstafeedItem[] = [];

    constructor(options?: unknown) {
      this._options = readOptions(options, ofScript);
      const { feed, server } = this._options;
      const base = new URL(`${server ?? ""}`.replace(/\/*$/, "/"), document.baseURI);
      this.answers = new GraphAnswers(
        new URL(`feeds/${encodeURIComponent(`${feed}`)}.json`, base).href,
      );
    }

    /** Says whether it began; what comes of it the callbacks are told. */
    run(): boolean {
      if (this.isRunning) return false;
      this.start();
      const { target } = this._options;
      this.node = typeof target === "string" ? document.getElementById(target) : target;
      if (!this.node) {
        this.fail(new Error(`no element found with ID ${target}`));
        return false;
      }
      this.showNext();
      return true;
    }

    hasNext(): boolean {
      return this.pool.length > 0 || this.hasMore;
    }

    next(): false | undefined {
      if (this.isRunning || !this.hasNext()) return false;
      this.start();
      this.showNext();
      return undefined;
    }

    private start(): void {
      this.isRunning = true;
      this.call("before");
    }

    private showNext(): void {
      const limit = countOf(this._options.limit);
      if (this.pool.length > 0) {
        this.finish(() => this.append(this.pool.splice(0, limit ?? this.pool.length)));
        return;
      }
      this.answers.take(countOf(this._options.apiLimit) || limit).then(
        (answer) => {
          this.log("answer", answer);
          this.call("success", answer);
          // From here on, as in instafeed.js, a callback may already ask for more.
          this.isRunning = false;
          this.hasMore = typeof answer.paging.next === "string";
          this.finish(() => this.append(this.select(answer)));
        },
        (error: Error) => this.fail(new Error(`api request error: ${error.message}`)),
      );
    }

    /** `transform`, `filter` and `sort`, then the limit; what is over it waits in the pool. */
    private select({ data }: GraphAnswer): InstafeedItem[] {
      const { transform, filter, sort } = this._options;
      const limit = countOf(this._options.limit);
      const items: InstafeedItem[] = [];
      for (const media of data) {
        const item = itemOf(media);
        const transformed = transform
          ? within("transform", () => transform.call(this._options, item))
          : item;
        if (!filter || within("filter", () => filter.call(this._options, transformed))) {
          items.push(transformed);
        }
      }
      if (sort) within("sort", () => items.sort(sort));
      if (limit !== null) this.pool.push(...items.splice(limit));
      return items;
    }

    private append(items: readonly InstafeedItem[]): void {
      const { mock, render, template, templateBoundaries } = this._options;
      if (mock) return;
      const markup = items.map((item, position) => {
        item.position = position;
        if (render) return within("render", () => render.call(this._options, item, this._options));
        return template && renderTemplate(template, templateBoundaries, item);
      });
      // Nothing in a template loads or runs before it is in the page.
      const container = document.createElement("template");
      container.innerHTML = markup.filter(Boolean).join("");
      this.log("append", container.innerHTML);
      this.node?.append(container.content);
    }

    private finish(work: () => void): void {
      try {
        work();
      } catch (error) {
        this.fail(error instanceof Error ? error : new Error(`${error}`));
        return;
      }
      this.call("after");
      this.isRunning = false;
    }

    private fail(error: Error): void {
      if (!this.call("error", error)) reportError(error);
      this.isRunning = false;
    }

    /** An exception in a callback stays there. Says whether there was one that went well. */
    private call(name: "before" | "success" | "after" | "error", argument?: unknown): boolean {
      const callback: unknown = this._options[name];
      if (typeof callback !== "function") return false;
      try {
        callback.call(this._options, argument);
        return true;
      } catch (error) {
        this.log(name, error);
        return false;
      }
    }

    private log(step: string, ...values: unknown[]): void {
      if (this._options.debug) logStep(step, ...values);
    }
  };
}

function itemOf(media: GraphMedia & { readonly hashtags?: readonly string[] }): InstafeedItem {
  const type = ITEM_TYPES[media.media_type];
  return {
    caption: media.caption,
    tags: media.hashtags ?? [],
    id: media.id,
    image: type === "video" ? media.thumbnail_url : media.media_url,
    link: media.permalink,
    model: media,
    timestamp: media.timestamp,
    type,
    username: media.username,
  };
}

/** `false`, an empty text and what is no number after all mean that there is none, as in instafeed.js. */
function countOf(option: unknown): number | null {
  return typeof option === "number" && option >= 0 ? option : null;
}

/** Says in which of the page's functions it went wrong. */
function within<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`error in ${name}: ${error instanceof Error ? error.message : error}`);
  }
}
