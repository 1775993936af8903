import type { HtmlPages, HtmlRendition } from "../db/html-pages.ts";
import { precompress } from "../http/precompress.ts";
import type { Log } from "../log.ts";
import { sha256 } from "../sha256.ts";
import type { FeedDocument } from "./document.ts";
import type { HtmlRenderer } from "./html-renderer.ts";

interface HtmlPublisherDeps {
  readonly htmlPages: HtmlPages;
  readonly log: Log;
  /** No slash at its end. */
  readonly publicUrl: string;
  readonly renderer: HtmlRenderer | undefined;
}

/** Makes a feed's HTML renditions from its present pages, first to last, unless they were made from the same before. */
export type PublishHtml = (feedId: string, pages: readonly Buffer[]) => void;

export function createHtmlPublisher(deps: HtmlPublisherDeps): PublishHtml {
  const { htmlPages, log, publicUrl, renderer } = deps;
  function put(feedId: string, rendition: HtmlRendition, text: string, source: string): void {
    const html = Buffer.from(text);
    htmlPages.put({ feedId, rendition, html, ...precompress(html), source });
  }
  return (feedId, pages) => {
    if (!renderer) return;
    const source = sha256(`${renderer.version}\n${publicUrl}\n`, ...pages).toString("base64url");
    if (htmlPages.sourceOf(feedId) === source) return;
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
