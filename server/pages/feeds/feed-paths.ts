export type FeedTab = "posts" | "look" | "site";

/** What else of a feed has an address of its own in the dashboard. */
type FeedAddress =
  | FeedTab
  | "delete"
  | "edit"
  | "hook"
  | "let-go"
  | "pasted"
  | "rules"
  | "sightings";

/** The dashboard's pages and forms of one feed. */
export function feedPath(feedId: string, address: FeedAddress): string {
  return `/admin/feeds/${encodeURIComponent(feedId)}/${address}`;
}

export function postPath(feedId: string, postId: string): string {
  return `${feedPath(feedId, "posts")}/${postId}`;
}
