import type { Database } from "../db/database.ts";
import type { Log } from "../logging/log.ts";
import { WIDGET_DIR } from "../process/dist-dirs.ts";
import type { Clock } from "../time/clock.ts";
import { createHtmlBuilder } from "./build-html.ts";
import { createScriptBuilder } from "./build-script.ts";
import { createFeedBuilder, type FeedBuilder, type NoteShown } from "./feed-builder.ts";
import { findFeedScript } from "./feed-script.ts";
import { createFormatsBuilder } from "./formats/build-formats.ts";
import { findHtmlRenderer } from "./html-renderer.ts";

interface ComposeDeps {
  readonly noteShown?: NoteShown;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly syncPeriodMs: number;
  readonly maxPosts: number;
}

/** Makes every form of the feeds of a database, with the element as it was built. */
export function composeFeedBuilder({ log, ...deps }: ComposeDeps): FeedBuilder {
  const { db, publicUrl } = deps;
  const renderer = findHtmlRenderer(WIDGET_DIR);
  const renditionDeps = { renditions: db.renditions, log, publicUrl };
  const buildHtml = createHtmlBuilder({ ...renditionDeps, renderer });
  const buildFormats = createFormatsBuilder(renditionDeps);
  const scripts = createScriptBuilder({
    db,
    log,
    publicUrl,
    template: findFeedScript(WIDGET_DIR),
  });
  return createFeedBuilder({
    ...deps,
    perfectScripts: scripts.perfect,
    buildRenditions(feedId, pages) {
      buildHtml(feedId, pages);
      buildFormats(feedId, pages);
      scripts.build(feedId, pages);
    },
  });
}
