import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import { WIDGET_DIR } from "../dist-dirs.ts";
import type { Log } from "../log.ts";
import { findFeedScript } from "./feed-script.ts";
import { createFormatsPublisher } from "./formats/publish-formats.ts";
import { findHtmlRenderer } from "./html-renderer.ts";
import { createPublisher, type NoteShown, type Publisher } from "./publish.ts";
import { createHtmlPublisher } from "./publish-html.ts";
import { createScriptPublisher } from "./publish-script.ts";

interface FeedPublisherDeps {
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
export function createFeedPublisher({ log, ...deps }: FeedPublisherDeps): Publisher {
  const { db, publicUrl } = deps;
  const renderer = findHtmlRenderer(WIDGET_DIR);
  const renditionDeps = { renditions: db.renditions, log, publicUrl };
  const publishHtml = createHtmlPublisher({ ...renditionDeps, renderer });
  const publishFormats = createFormatsPublisher(renditionDeps);
  const scripts = createScriptPublisher({
    db,
    log,
    publicUrl,
    template: findFeedScript(WIDGET_DIR),
  });
  return createPublisher({
    ...deps,
    perfectScripts: scripts.perfect,
    publishRenditions(feedId, pages) {
      publishHtml(feedId, pages);
      publishFormats(feedId, pages);
      scripts.publish(feedId, pages);
    },
  });
}
