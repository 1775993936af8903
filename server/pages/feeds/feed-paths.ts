export type FeedTab = "posts" | "look" | "site";

/** The dashboard's pages of one feed. */
export function feedPath(feedId: string, tab: FeedTab): string {
  return `/admin/feeds/${encodeURIComponent(feedId)}/${tab}`;
}
