import type { FeedDocument } from "../feed/document.ts";
import type { FeedBuilder } from "../feed/feed-builder.ts";
import type { FeedScriptTemplate } from "../feed/feed-script.ts";
import type { HtmlRenderer } from "../feed/html-renderer.ts";
import type { Log } from "../logging/log.ts";
import type { Work } from "./compare-site.ts";
import type { FileList } from "./file-list.ts";
import { forEachOf } from "./for-each-of.ts";
import type { FeedPlan } from "./plan-site.ts";
import { SourceError } from "./publish-error.ts";
import { furtherPage, renderFeed } from "./published-files.ts";
import { hashOf, type SiteFile } from "./site-file.ts";
import type { PublishTarget } from "./target.ts";

export interface WriterDeps {
  readonly feedBuilder: Pick<FeedBuilder, "pagesAt">;
  readonly log: Log;
  readonly renderer: HtmlRenderer | undefined;
  readonly script: FeedScriptTemplate | undefined;
}

export interface RunOptions {
  /** Where visitors reach it; no slash at its end. */
  readonly site: string;
  /** Called before each step; throws where the run is to end. */
  step(): void;
  onProgress?(done: number): void;
}

export const WRITES_AT_ONCE = 4;

/** Puts a run's work to the target, and knows what became of it. Call its steps in their order: each needs the ones before. */
export class SiteWriter {
  readonly #deps: WriterDeps;
  readonly #target: PublishTarget;
  readonly #before: FileList;
  readonly #work: Work;
  readonly #options: RunOptions;
  #done = 0;

  /** Files that were written. */
  written = 0;
  /** What was listed before, and what was written since. */
  readonly files: FileList["files"];
  /** Names of media that are not there. */
  readonly missing: Set<string>;
  /** Feeds that stay as they were, because something of theirs is missing here. */
  readonly waiting = new Set<string>();
  /** Feeds that are others by now than was planned. */
  readonly again = new Set<string>();
  /** Paths of the feeds that are new. */
  readonly rendered = new Map<string, readonly string[]>();

  constructor(
    deps: WriterDeps,
    target: PublishTarget,
    before: FileList,
    work: Work,
    options: RunOptions,
  ) {
    this.#deps = deps;
    this.#target = target;
    this.#before = before;
    this.#work = work;
    this.#options = options;
    this.files = { ...before.files };
    this.missing = new Set(work.missing);
  }

  async putMedia(): Promise<void> {
    await forEachOf(this.#work.media, WRITES_AT_ONCE, async (file) => {
      try {
        await this.#put(file);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        this.#deps.log.warn({ err: error }, "a picture cannot be published");
        this.missing.add(file.content.name);
      }
      this.#progress();
    });
  }

  /** The chunks first: the entries name them. */
  async putScripts(): Promise<void> {
    const scripts = this.#work.files.filter(isScript);
    for (const isChunk of [true, false]) {
      const group = scripts.filter(({ path }) => path.includes("/") === isChunk);
      await forEachOf(group, WRITES_AT_ONCE, (file) => this.#putOne(file));
    }
  }

  async putFeeds(): Promise<void> {
    await forEachOf(this.#work.feeds, WRITES_AT_ONCE, (feed) => this.#putFeed(feed));
  }

  /** The page that names all feeds. */
  async putIndex(): Promise<void> {
    for (const file of this.#work.files) if (!isScript(file)) await this.#putOne(file);
  }

  async #putFeed(feed: FeedPlan): Promise<void> {
    this.#options.step();
    if (feed.media.some((name) => this.missing.has(name))) {
      this.waiting.add(feed.id);
      return;
    }
    const made = renderAt(this.#deps, this.#options.site, feed);
    if (made === undefined) {
      this.again.add(feed.id);
      return;
    }
    for (const file of made) if (!this.#isSameThere(file)) await this.#put(file);
    this.rendered.set(
      feed.id,
      made.map(({ path }) => path),
    );
    this.#progress();
  }

  #isSameThere(file: SiteFile): boolean {
    if (!this.#work.isThere(file.path)) return false;
    const known = this.#before.files[file.path];
    return known?.goneAt === undefined && known?.hash === hashOf(file);
  }

  async #putOne(file: SiteFile): Promise<void> {
    await this.#put(file);
    this.#progress();
  }

  async #put(file: SiteFile): Promise<void> {
    this.#options.step();
    const size = await this.#target.put(file);
    this.written += 1;
    if (file.content.kind === "text") this.files[file.path] = { hash: hashOf(file), size };
  }

  #progress(): void {
    this.#done += 1;
    this.#options.onProgress?.(this.#done / totalOf(this.#work));
  }
}

/** How much there is to put; 0 where everything is there. */
export function totalOf({ media, files, feeds }: Work): number {
  return media.length + files.length + feeds.length;
}

/** Every file of the feed, each after what it names; `undefined` where it is another by now than was planned. */
function renderAt(deps: WriterDeps, site: string, feed: FeedPlan): readonly SiteFile[] | undefined {
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
