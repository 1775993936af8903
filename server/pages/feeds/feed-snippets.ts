/** What an owner pastes into a page; feed ids are slugs, so nothing needs escaping. */
export interface FeedSnippets {
  readonly module: string;
  readonly oneTag: string;
  readonly json: string;
  readonly html: string;
  readonly iframe: string;
  /** What the iframe shows. */
  readonly embed: string;
  readonly contentSecurityPolicy: string;
  /** The same where it is all in an iframe. */
  readonly framePolicy: string;
}

/** @param options `isStatic`: files, in which a folder has no page of its own. */
export function snippetsOf(
  publicUrl: string,
  feedId: string,
  options: { readonly isStatic?: boolean } = {},
): FeedSnippets {
  const { origin } = new URL(publicUrl);
  const embed = `${publicUrl}/embed/${feedId}${options.isStatic ? "/index.html" : ""}`;
  return {
    // The hint has the feed come together with the script and not after it.
    module: `<link rel="preload" as="fetch" crossorigin href="${publicUrl}/feeds/${feedId}.json">\n<script type="module" src="${publicUrl}/widget.js"></script>\n<windowbox-feed feed-id="${feedId}"></windowbox-feed>`,
    oneTag: `<script async src="${publicUrl}/embed.js" data-feed-id="${feedId}"></script>`,
    json: `${publicUrl}/feeds/${feedId}.json`,
    html: `${publicUrl}/feeds/${feedId}.html`,
    embed,
    iframe: `<iframe src="${embed}" title="Instagram" width="100%" height="600" frameborder="0" loading="lazy"></iframe>`,
    contentSecurityPolicy: ["script-src", "connect-src", "img-src", "media-src"]
      .map((directive) => `${directive} ${origin};`)
      .join(" "),
    framePolicy: `frame-src ${origin};`,
  };
}
