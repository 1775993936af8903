import { setImmediate } from "node:timers/promises";
import type { Database } from "../db/database.ts";
import { etagOf, precompress, precompressAside } from "../http/precompress.ts";
import type { Log } from "../logging/log.ts";
import type { BuildRenditions } from "./build-renditions.ts";
import type { FeedDocument } from "./document.ts";
import type { FeedScriptTemplate } from "./feed-script.ts";

interface ScriptBuilderDeps {
  readonly db: Pick<Database, "documents" | "feeds" | "renditions" | "write">;
  readonly log: Log;
  /** No slash at its end. */
  readonly publicUrl: string;
  readonly template: FeedScriptTemplate | undefined;
}

/** The script of each feed, with the element and the feed's newest posts in it. */
interface ScriptBuilder {
  /** Makes it when the posts are others, and quickly: whoever builds waits. */
  readonly build: BuildRenditions;
  /**
   * Makes those anew that have an older element in them, and those as small as can be that were made quickly, one at a
   * time. Until then they are served as they are.
   */
  perfect(signal: AbortSignal): Promise<void>;
}

/** Stored bytes that can be unpacked from the others are not stored: a thousand feeds have the same element. */
const UNPACKED = Buffer.alloc(0);

export function createScriptBuilder(deps: ScriptBuilderDeps): ScriptBuilder {
  const { db, log, publicUrl, template } = deps;
  const { renditions } = db;

  async function perfectScript(feedId: string, { write, version }: FeedScriptTemplate) {
    const etag = db.documents.tagOf(feedId, "");
    const source = `${version} ${etag}`;
    if (renditions.sourceOf(feedId, "script") === source) return;
    const page = db.documents.get(feedId, "");
    if (page?.etag !== etag || page === undefined) return;
    const document: FeedDocument = JSON.parse(page.json.toString("utf8"));
    const compressed = await precompressAside(Buffer.from(write(document, publicUrl)), "best");
    await db.write(() => {
      if (db.documents.tagOf(feedId, "") !== etag) return;
      renditions.put({ feedId, name: "script", bytes: UNPACKED, ...compressed, source });
    });
  }

  return {
    build(feedId, [first]) {
      if (!template || !first) return;
      const etag = etagOf(first);
      if (renditions.sourceOf(feedId, "script")?.split(" ")[1] === etag) return;
      try {
        const document: FeedDocument = JSON.parse(first.toString("utf8"));
        const bytes = Buffer.from(template.write(document, publicUrl));
        const source = `${template.version} ${etag} quickly`;
        const compressed = precompress(bytes);
        renditions.put({ feedId, name: "script", bytes: UNPACKED, ...compressed, source });
      } catch (error) {
        // The document is what everything rests on; it must not be held up by another form of it.
        log.error(
          { err: error, feed: feedId },
          "the script of a feed could not be made; it is served as before",
        );
      }
    },
    async perfect(signal) {
      if (!template) return;
      for (const feed of db.feeds.all()) {
        for (const id of db.feeds.servedIds(feed.id)) {
          if (signal.aborted) return;
          await perfectScript(id, template);
          // Visitors come first.
          await setImmediate();
        }
      }
    },
  };
}
