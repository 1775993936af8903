/** What an owner pastes into a page; feed ids are slugs, so nothing needs escaping. */
interface FeedSnippets {
  readonly module: string;
  readonly oneTag: string;
  readonly json: string;
  readonly html: string;
  readonly iframe: string;
  readonly contentSecurityPolicy: string;
}

/** @param options `isStatic`: files, in which a folder has no page of its own. */
export function snippetsOf(
  publicUrl: string,
  feedId: string,
  options: { readonly isStatic?: boolean } = {},
): FeedSnippets {
  const { origin } = new URL(publicUrl);
  return {
    // The hint has the feed come together with the script and not after it.
    module: `<link rel="preload" as="fetch" crossorigin href="${publicUrl}/feeds/${feedId}.json">\n<script type="module" src="${publicUrl}/widget.js"></script>\n<windowbox-feed feed-id="${feedId}"></windowbox-feed>`,
    oneTag: `<script async src="${publicUrl}/embed.js" data-feed-id="${feedId}"></script>`,
    json: `${publicUrl}/feeds/${feedId}.json`,
    html: `${publicUrl}/feeds/${feedId}.html`,
    iframe: `<iframe src="${publicUrl}/embed/${feedId}${options.isStatic ? "/index.html" : ""}" title="Instagram" width="100%" height="600" frameborder="0" loading="lazy"></iframe>`,
    contentSecurityPolicy: ["script-src", "connect-src", "img-src", "media-src"]
      .map((directive) => `${directive} ${origin};`)
      .join(" "),
  };
}
