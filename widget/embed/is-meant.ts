/**
 * Whether this feed was surely meant by what somebody wrote for its id: with blanks around it, in capitals, as a file or
 * an address, or as the account is called. The server answers to the same (`meantFeedId`).
 */
export function isMeant(written: string | null, id: string): boolean {
  const slug = (written ?? "")
    .trim()
    .replace(/\/*([?#].*)?$/, "")
    .replace(/.*\//, "")
    .replace(/(\.feed)?\.(json|js|html|rss)$/i, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return slug === id;
}
