import { embedFilePath, embedUrl, feedFileUrl } from "../../feed/feed-addresses.ts";

/** What an owner pastes into a page; feed ids are slugs, so nothing needs escaping. */
export interface FeedSnippets {
  readonly module: string;
  readonly oneTag: string;
  readonly json: string;
  readonly html: string;
  readonly iframe: string;
  /** What the iframe shows. */
  readonly embed: string;
}

/**
 * @param options `isStatic`: files, in which a folder has no page of its own; `rule`: keeps the feed's place until the
 * element is there.
 */
export function snippetsOf(
  publicUrl: string,
  feedId: string,
  options: { readonly isStatic?: boolean; readonly rule?: string } = {},
): FeedSnippets {
  const embed = options.isStatic
    ? `${publicUrl}/${embedFilePath(feedId)}`
    : embedUrl(publicUrl, feedId);
  const place = options.rule === undefined ? "" : `<style>${options.rule}</style>\n`;
  const script = `<script async src="${feedFileUrl(publicUrl, feedId, "script")}"></script>`;
  return {
    // The place before what fills it, with a link for whom no script reaches.
    module: `${place}<windowbox-feed feed-id="${feedId}"><a href="${embed}">Instagram</a></windowbox-feed>\n${script}`,
    oneTag: script,
    json: feedFileUrl(publicUrl, feedId, "document"),
    html: feedFileUrl(publicUrl, feedId, "fragment"),
    embed,
    iframe: `<iframe src="${embed}" title="Instagram" width="100%" height="600" frameborder="0" loading="lazy"></iframe>`,
  };
}
