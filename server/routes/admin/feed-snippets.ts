/** What an owner pastes into a page; feed ids are slugs, so nothing needs escaping. */
export interface FeedSnippets {
  readonly module: string;
  readonly oneTag: string;
  readonly json: string;
  readonly contentSecurityPolicy: string;
}

export function snippetsOf(publicUrl: string, feedId: string): FeedSnippets {
  const { origin } = new URL(publicUrl);
  return {
    module: `<script type="module" src="${publicUrl}/widget.js"></script>\n<windowbox-feed feed-id="${feedId}"></windowbox-feed>`,
    oneTag: `<script async src="${publicUrl}/embed.js" data-feed-id="${feedId}"></script>`,
    json: `${publicUrl}/feeds/${feedId}.json`,
    contentSecurityPolicy: ["script-src", "connect-src", "img-src", "media-src"]
      .map((directive) => `${directive} ${origin};`)
      .join(" "),
  };
}
