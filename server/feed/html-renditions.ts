import type { FeedDocument } from "./document.ts";

/** A feed as HTML, for pages that cannot or should not wait for a script. */
interface HtmlRenditions {
  /** `GET /feeds/ID.html`: the element with its posts in a declarative shadow root, to be put into any page. */
  readonly fragment: string;
  /** `GET /embed/ID`: a whole page around it, for sites that take nothing but an iframe. */
  readonly page: string;
}

/**
 * Renders a feed's pages, first to last, with the element's own templates. `server` has no slash at its end; one that is
 * static gives files and looks at no query.
 */
export type RenderHtml = (
  pages: readonly [FeedDocument, ...FeedDocument[]],
  server: string,
  options?: { readonly isStatic?: boolean },
) => HtmlRenditions;
