import type { RenditionName, Renditions } from "../../db/renditions.ts";
import { etagOf, precompress } from "../../http/precompress.ts";
import type { Log } from "../../logging/log.ts";
import type { BuildRenditions } from "../build-renditions.ts";
import type { FeedDocument } from "../document.ts";
import { renderJsonFeed } from "./json-feed.ts";
import { renderOembed } from "./oembed.ts";
import { renderRss } from "./rss.ts";

interface FormatsBuilderDeps {
  readonly renditions: Renditions;
  readonly log: Log;
  /** No slash at its end. */
  readonly publicUrl: string;
}

/** Renders a feed's newest posts; `server` has no slash at its end. */
type RenderFormat = (document: FeedDocument, server: string) => string;

const FORMATS = {
  rss: renderRss,
  "json-feed": renderJsonFeed,
  oembed: renderOembed,
} as const satisfies Partial<Record<RenditionName, RenderFormat>>;

type Format = keyof typeof FORMATS;

/** A feed as readers, static sites and editors take it; its newest page has all that they ask for. */
export function createFormatsBuilder(deps: FormatsBuilderDeps): BuildRenditions {
  const { renditions, log, publicUrl } = deps;
  function build(feedId: string, name: Format, document: FeedDocument): void {
    const bytes = Buffer.from(FORMATS[name](document, publicUrl));
    // Rendering takes no time to speak of, compressing does.
    if (renditions.tagOf(feedId, name) === etagOf(bytes)) return;
    renditions.put({ feedId, name, bytes, ...precompress(bytes), source: "" });
  }
  return (feedId, [first]) => {
    if (!first) return;
    try {
      const document: FeedDocument = JSON.parse(first.toString("utf8"));
      build(feedId, "rss", document);
      build(feedId, "json-feed", document);
      build(feedId, "oembed", document);
    } catch (error) {
      // The document is what everything rests on; it must not be held up by another form of it.
      log.error(
        { err: error, feed: feedId },
        "a feed could not be rendered for readers; it is served as before",
      );
    }
  };
}
