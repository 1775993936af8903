import type { StoredMedia } from "../db/posts.ts";
import type { Media, MediaChild } from "../instagram/types.ts";
import { omitAbsent } from "../shared/omit-absent.ts";

/** What Instagram calls what a post may do without. */
const MEMBERS = {
  media_product_type: "isReel",
  is_shared_to_feed: "sharedToFeed",
  is_ai_generated: "isAiGenerated",
  permalink: "permalink",
  caption: "caption",
  alt_text: "altText",
  like_count: "likeCount",
  comments_count: "commentsCount",
} as const satisfies Record<string, keyof Media>;

/** So many captions do not go at once, nor reels from the grid, but by an answer that is wrong. */
const MOST_TAKEN_AWAY = 3;

/**
 * A page of posts with what it does not say filled in from what is known: an answer without a field, because it was
 * not asked for or because that cannot be true, says nothing of it.
 *
 * @param unasked fields, as Instagram names them
 */
export function fillGaps(
  page: readonly Media[],
  known: ReadonlyMap<string, { readonly media: StoredMedia }>,
  unasked: readonly string[],
): readonly Media[] {
  const isUnasked = (field: string) => unasked.includes(field);
  const hadCaptions = page.filter(({ id }) => known.get(id)?.media.caption !== undefined);
  const lacksCaptions =
    hadCaptions.length > MOST_TAKEN_AWAY && page.every(({ caption }) => caption === undefined);
  const wereInGrid = page.filter(({ id }) => known.get(id)?.media.sharedToFeed === true);
  const lacksReels =
    wereInGrid.length > MOST_TAKEN_AWAY &&
    wereInGrid.every(({ sharedToFeed }) => sharedToFeed === false);
  const isUnbelieved = (field: string) =>
    (field === "caption" && lacksCaptions) || (field === "is_shared_to_feed" && lacksReels);
  const unsaid = Object.entries(MEMBERS)
    .filter(([field]) => isUnasked(field) || isUnbelieved(field))
    .map(([, member]) => member);
  return page.map((listed) => {
    const before = known.get(listed.id)?.media;
    return before ? fillGap(listed, before, unsaid, isUnasked("alt_text")) : listed;
  });
}

function fillGap(
  listed: Media,
  before: StoredMedia,
  unsaid: readonly (keyof typeof before)[],
  lacksAltTexts: boolean,
): Media {
  const kept: Partial<StoredMedia> = Object.fromEntries(
    unsaid.map((member) => [member, before[member]]),
  );
  return omitAbsent<Media>({
    ...listed,
    ...kept,
    // Every post of one's own has one.
    permalink: listed.permalink ?? before.permalink,
    // And every reel this: a trial reel does not become another by an answer that leaves it out.
    sharedToFeed: kept.sharedToFeed ?? listed.sharedToFeed ?? before.sharedToFeed,
    children: childrenOf(listed, before).map((child) => {
      const altText = before.children.find(({ id }) => id === child.id)?.altText;
      return lacksAltTexts && altText !== undefined ? { ...child, altText } : child;
    }),
  });
}

/** An album has slides, and one that was not understood is not gone. */
function childrenOf(
  { children, hasUnreadChildren }: Media,
  before: StoredMedia,
): readonly MediaChild[] {
  if (children.length > 0 && !hasUnreadChildren) return children;
  const listed = new Map(children.map((child) => [child.id, child]));
  const known = before.children.map((child) => listed.get(child.id) ?? child);
  const fresh = children.filter(({ id }) => !before.children.some((child) => child.id === id));
  return [...known, ...fresh];
}
