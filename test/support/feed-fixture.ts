import { completePalette } from "../../server/feed/complete-palette.ts";
import type { FeedDocument, FeedPost } from "../../server/feed/document.ts";

const CAPTIONS = [
  "Sourdough, fresh from the oven at six. Come early!\n#bread #sourdough",
  "Saffron buns are back 🧡 #buns",
  "A quiet morning at the harbour. The gulls know.",
  "Rye with caraway, baked slowly overnight #bread",
  "Cinnamon knots for the weekend",
  "The new oven has a name. Guess it.",
];

const SHAPES = [
  [1080, 1080],
  [1080, 1350],
  [1080, 720],
  [1080, 1440],
] as const;

/** Nine colours around one hue, so that a placeholder looks like some picture. */
function placeholderOf(index: number): string {
  const channel = (value: number) => (value & 0xff).toString(16).padStart(2, "0");
  return Array.from({ length: 9 }, (_, spot) =>
    [120 + index * 37 + spot * 9, 90 + index * 23 + spot * 5, 60 + spot * 12].map(channel).join(""),
  ).join("");
}

/** The variants a server would have made of a source so large. */
export function sizesOf(
  server: string,
  name: string,
  width: number,
  height: number,
): FeedPost["sizes"] {
  const variant = (maxWidth: number) => {
    const w = Math.min(width, maxWidth);
    const h = Math.round((height * w) / width);
    return { width: w, height: h, mediaUrl: `${server}/media/${name}-${w}x${h}.webp` };
  };
  return { small: variant(400), medium: variant(700), large: variant(1080), full: variant(width) };
}

export function feedPost(server: string, index: number, changes: Partial<FeedPost> = {}): FeedPost {
  const [width, height] = SHAPES[index % SHAPES.length] ?? [1080, 1080];
  const caption = CAPTIONS[index % CAPTIONS.length] ?? "";
  const sizes = sizesOf(server, `${index}`, width, height);
  return {
    id: `${17_900_000_000_000_000 + index * 1000}`,
    timestamp: new Date(Date.UTC(2026, 4, 4, 12) - index * 86_400_000).toISOString(),
    permalink: `https://www.instagram.com/p/post${index}/`,
    mediaType: "IMAGE",
    isReel: false,
    mediaUrl: sizes.large.mediaUrl,
    sizes,
    colorPalette: completePalette({ dominant: "212, 140, 44" }),
    placeholder: placeholderOf(index),
    caption,
    prunedCaption: caption.replace(/#\w+/g, "").trim(),
    hashtags: [...caption.matchAll(/#(\w+)/g)].map(([, tag = ""]) => tag),
    mentions: [],
    likeCount: 1234 + index,
    commentsCount: index,
    ...changes,
  };
}

export interface FeedFixture extends Partial<Omit<FeedDocument, "posts">> {
  readonly posts?: readonly FeedPost[];
  readonly count?: number;
}

/** A document as the server would write it: with videos, reels and carousels among its posts. */
export function feedDocument(server: string, fixture: FeedFixture = {}): FeedDocument {
  const { count = 24, ...changes } = fixture;
  return {
    version: 1,
    id: "harbour-bakery",
    updatedAt: "2026-05-04T12:05:00Z",
    stale: false,
    username: "harbour.bakery",
    name: "Harbour Bakery",
    biography: "Bread and buns by the water.\nOpen from six.",
    profilePictureUrl: `${server}/media/profile-150x150.webp`,
    followersCount: 1204,
    postsCount: 87,
    posts: Array.from({ length: count }, (_, index) => feedPost(server, index, kindOf(index))),
    ...changes,
  };
}

function kindOf(index: number): Partial<FeedPost> {
  if (index % 5 === 1) return { mediaType: "CAROUSEL_ALBUM" };
  if (index % 7 === 3) return { mediaType: "VIDEO", isReel: true };
  if (index % 11 === 5) return { mediaType: "VIDEO" };
  return {};
}
