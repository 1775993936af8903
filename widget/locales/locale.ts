import type { PostKind } from "../../server/feed/post-kind.ts";

/** Counts come twice: as a number for the plural, and written out as the language does. */
export type Counted = (count: number, written: string) => string;

/** Everything the element says, in one language. */
export interface Locale {
  /** BCP 47, with the region where one was asked for: dates and numbers go with the messages. */
  readonly language: string;
  /** Missing where the script runs from left to right: then the page's own direction stays. */
  readonly dir?: "rtl";
  readonly kinds: Readonly<Record<PostKind, string>>;
  /** What a screen reader says at a tile; the date may be empty, and so may the text. */
  readonly tile: (kind: string, date: string, text: string) => string;
  /** For a picture that nobody has described. */
  readonly picture: (kind: string, username: string | undefined) => string;
  /** Names the list of posts. */
  readonly feed: (username: string | undefined) => string;
  readonly empty: string;
  readonly failed: string;
  readonly notConnected: string;
  /** Only English leaves out the messages of chunks, which bring them along. */
  readonly extras?: ExtraMessages;
  readonly lightbox?: LightboxMessages;
}

/** What the file of another language holds: every message there is. It imports nothing, so it is one request. */
export interface Translation extends Omit<Locale, "language"> {
  readonly extras: ExtraMessages;
  readonly lightbox: LightboxMessages;
}

/** The messages of the header, the footer, the overlay and the carousel; numbers come written out. */
export interface ExtraMessages {
  /** What the button shows; `followAccount` is what it is called. */
  readonly follow: string;
  readonly followAccount: (username: string) => string;
  readonly loadMore: string;
  /** Told after more posts have come. */
  readonly shown: Counted;
  readonly loadMoreFailed: string;
  readonly posts: Counted;
  readonly followers: Counted;
  readonly likes: Counted;
  readonly comments: Counted;
  /** The arrows beside a carousel. */
  readonly previous: string;
  readonly next: string;
  /** Names the dot that goes to a page of a carousel. */
  readonly page: (number: string, total: string) => string;
  /** Which page of a carousel is shown. */
  readonly pageOf: (number: string, total: string) => string;
  /** What a screen reader calls a carousel, as it calls other things a group or a list. */
  readonly carousel: string;
  readonly viewOnInstagram: string;
  /** The name of a link that leads away from the page. */
  readonly newTab: (link: string) => string;
  /** Leads past the posts. */
  readonly skip: string;
  /** Between the parts of what is spoken. */
  readonly comma: string;
}

/** The messages of the lightbox; numbers come written out as the language does. */
export interface LightboxMessages {
  readonly close: string;
  readonly previous: string;
  readonly next: string;
  readonly play: string;
  /** Which post of how many; the total is empty as long as it would change. */
  readonly position: (number: string, total: string) => string;
  /** Which picture of an album of how many: spoken, so without a stroke between the figures. */
  readonly step: (number: string, total: string) => string;
  readonly viewOnInstagram: string;
  /** Instagram says so of a post, quietly. */
  readonly aiGenerated: string;
  /** The name of a link that leads away from the page. */
  readonly newTab: (link: string) => string;
  readonly pictureFailed: string;
  readonly videoFailed: string;
  /** Between sentences. */
  readonly stop: string;
  readonly likes: Counted;
  readonly comments: Counted;
}
