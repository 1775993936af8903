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
  const embed = `${publicUrl}/embed/${feedId}${options.isStatic ? "/index.html" : ""}`;
  const place = options.rule === undefined ? "" : `<style>${options.rule}</style>\n`;
  return {
    // The hint has the feed come together with the script and not after it.
    module: `${place}<link rel="preload" as="fetch" crossorigin href="${publicUrl}/feeds/${feedId}.json">\n<script type="module" src="${publicUrl}/widget.js"></script>\n<windowbox-feed feed-id="${feedId}"></windowbox-feed>`,
    oneTag: `<script async src="${publicUrl}/embed.js" data-feed-id="${feedId}"></script>`,
    json: `${publicUrl}/feeds/${feedId}.json`,
    html: `${publicUrl}/feeds/${feedId}.html`,
    embed,
    iframe: `<iframe src="${embed}" title="Instagram" width="100%" height="600" frameborder="0" loading="lazy"></iframe>`,
  };
}
