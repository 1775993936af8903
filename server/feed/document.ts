import type { StoredSettings } from "./settings-table.ts";

/** The feed document, version 1: what `GET /feeds/ID.json` answers. What Instagram left out is left out. */
export interface FeedDocument {
  readonly version: 1;
  readonly id: string;
  /** BCP 47: of what the account writes, as its owner said it. That of the element's words is in `settings`. */
  readonly lang?: string;
  /** ISO 8601, UTC: when what this document shows last changed. */
  readonly updatedAt: string;
  /** True when the last good sync is older than three sync periods. */
  readonly stale: boolean;
  readonly username?: string;
  readonly name?: string;
  readonly biography?: string;
  readonly website?: string;
  readonly profilePictureUrl?: string;
  readonly followersCount?: number;
  readonly followsCount?: number;
  readonly postsCount?: number;
  /** Defaults of the feed's look; the element's attributes override them. */
  readonly settings?: FeedSettings;
  readonly posts: readonly FeedPost[];
  /** Absolute address of the next page, on this server; missing on the last. */
  readonly next?: string;
}

/** Named as the element's attributes, in camelCase: see `settings-table.ts`. */
export interface FeedSettings extends StoredSettings {
  /** Whether trial reels, which Instagram shows to strangers only, are in the feed. Not the element's. */
  readonly trialReels?: boolean;
  /** The document's `lang`, and served as that alone. */
  readonly postsLang?: string;
}

export interface FeedPicture {
  /** Pixels, exact. */
  readonly width: number;
  readonly height: number;
  /** Absolute, on this server. */
  readonly mediaUrl: string;
}

/** `small` 400, `medium` 700, `large` 1080 pixels wide, `full` as large as the source; never enlarged. */
interface FeedSizes {
  readonly small: FeedPicture;
  readonly medium: FeedPicture;
  readonly large: FeedPicture;
  readonly full: FeedPicture;
}

/** Each `"R, G, B"`. What a picture has no colour for is made from its others: front ends count on all of them. */
export interface ColorPalette {
  readonly dominant: string;
  readonly muted: string;
  readonly mutedLight: string;
  readonly mutedDark: string;
  readonly vibrant: string;
  readonly vibrantLight: string;
  readonly vibrantDark: string;
}

export interface FeedMedia {
  readonly id: string;
  /** The picture, or the video file where the server keeps one. */
  readonly mediaUrl: string;
  /** Videos: the poster. */
  readonly thumbnailUrl?: string;
  readonly sizes: FeedSizes;
  readonly altText?: string;
  readonly colorPalette: ColorPalette;
  /**
   * The picture in 3×3 colours, row by row, nine times `rrggbb` in one string of 54 hexadecimal digits.
   * Colours instead of a data: URI because a strict `img-src` refuses those.
   */
  readonly placeholder: string;
  /** Of a video whose file is kept. */
  readonly tracks?: readonly FeedTrack[];
}

/** What a player offers with a video, in one language. */
export interface FeedTrack {
  readonly kind: "captions";
  /** BCP 47 */
  readonly lang: string;
  readonly label: string;
  /** A WebVTT file, absolute, on this server. */
  readonly url: string;
}

export interface FeedChild extends FeedMedia {
  readonly mediaType: "IMAGE" | "VIDEO";
}

export interface FeedPost extends FeedMedia {
  /** ISO 8601 with `Z`. */
  readonly timestamp: string;
  readonly permalink?: string;
  readonly mediaType: "IMAGE" | "VIDEO" | "CAROUSEL_ALBUM";
  readonly isReel: boolean;
  /** Which account, where a feed shows several. */
  readonly username?: string;
  readonly caption?: string;
  /** The caption without its hashtags. */
  readonly prunedCaption?: string;
  /** Without `#`. */
  readonly hashtags: readonly string[];
  /** Without `@`. */
  readonly mentions: readonly string[];
  readonly likeCount?: number;
  readonly commentsCount?: number;
  /** Its owner put it first, here or by a hashtag in its caption. */
  readonly pinned?: boolean;
  /** Instagram says that it was made with AI. */
  readonly isAiGenerated?: boolean;
  /** Where its tile leads, in place of Instagram. */
  readonly link?: PostLink;
  readonly children?: readonly FeedChild[];
}

export interface PostLink {
  /** https */
  readonly url: string;
  readonly label: string;
}
