import type { RenditionName, Renditions } from "../db/renditions.ts";
import { precompress } from "../http/precompress.ts";
import type { Log } from "../logging/log.ts";
import { sha256 } from "../shared/sha256.ts";
import type { BuildRenditions } from "./build-renditions.ts";
import type { FeedDocument } from "./document.ts";
import type { HtmlRenderer } from "./html-renderer.ts";
import { MOST_PAGES_READ } from "./settings-table.ts";

interface HtmlBuilderDeps {
  readonly renditions: Renditions;
  readonly log: Log;
  /** No slash at its end. */
  readonly publicUrl: string;
  readonly renderer: HtmlRenderer | undefined;
}

/** A feed as HTML, rendered with the element's own templates. */
export function createHtmlBuilder(deps: HtmlBuilderDeps): BuildRenditions {
  const { renditions, log, publicUrl, renderer } = deps;
  function put(feedId: string, name: RenditionName, text: string, source: string): void {
    const bytes = Buffer.from(text);
    renditions.put({ feedId, name, bytes, ...precompress(bytes), source });
  }
  return (feedId, all) => {
    if (!renderer) return;
    // The element would read no more of them.
    const pages = all.slice(0, MOST_PAGES_READ);
    const source = sha256(`${renderer.version}\n${publicUrl}\n`, ...pages).toString("base64url");
    if (renditions.sourceOf(feedId, "page") === source) return;
    try {
      const [first, ...others] = pages.map(
        (page): FeedDocument => JSON.parse(page.toString("utf8")),
      );
      if (!first) return;
      const { fragment, page } = renderer.render([first, ...others], publicUrl);
      put(feedId, "fragment", fragment, source);
      put(feedId, "page", page, source);
    } catch (error) {
      // The document is what everything rests on; it must not be held up by a rendition of it.
      log.error(
        { err: error, feed: feedId },
        "a feed could not be rendered as HTML; it is served as before",
      );
    }
  };
}
