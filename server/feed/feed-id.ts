const LONGEST = 60;

export const FEED_ID_RULE =
  "A feed's id is made of small letters, digits and single hyphens, for example harbour-bakery.";

export function isFeedId(text: string): boolean {
  return text.length <= LONGEST && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

/** `harbour.bakery` becomes `harbour-bakery`, or `harbour-bakery-2` where that is taken. */
export function freeFeedId(username: string, isTaken: (id: string) => boolean): string {
  const slug =
    slugOf(username)
      .slice(0, LONGEST - 4)
      .replace(/-+$/, "") || "feed";
  if (!isTaken(slug)) return slug;
  for (let suffix = 2; ; suffix++) {
    const candidate = `${slug}-${suffix}`;
    if (!isTaken(candidate)) return candidate;
  }
}

/** Addresses of feeds and profiles are shorter. */
const LONGEST_WRITTEN = 300;

/**
 * The id that was surely meant by what somebody wrote into a page: with blanks around it, in capitals, with a file's
 * ending, as a whole address of the feed or of the account's profile, or as the account is called. `undefined` where
 * it is that already, or nothing.
 */
export function meantFeedId(written: string): string | undefined {
  if (written.length > LONGEST_WRITTEN) return undefined;
  // What chat programs and word processors put into it is not seen, and a Japanese keyboard's letters are as wide again.
  const plain = written.replace(/\p{Cf}/gu, "").normalize("NFKC");
  const [address = ""] = plain.trim().split(/[?#]/);
  const [name = ""] = address.split("/").filter(Boolean).slice(-1);
  const meant = slugOf(name.replace(/(\.feed)?\.(json|js|html|rss)$/i, ""));
  return meant !== written && isFeedId(meant) ? meant : undefined;
}

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
