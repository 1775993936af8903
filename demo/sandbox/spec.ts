import type { SandboxFile } from "./cdn/files.ts";

/** What an account or a post of the sandbox is made from. Everything has a default. */
export interface SandboxAccountSpec {
  readonly username: string;
  readonly name?: string;
  /** Default `BUSINESS`. A `PERSONAL` account exists for basic-display only. */
  readonly accountType?: "BUSINESS" | "MEDIA_CREATOR" | "PERSONAL";
  readonly biography?: string;
  readonly website?: string;
  readonly followersCount?: number;
  readonly followsCount?: number;
  /** `false`: Instagram names no profile picture. */
  readonly picture?: SandboxFile | false;
  /** Newest first or not: Instagram sorts. A number makes that many plain posts, a day apart. */
  readonly posts?: readonly SandboxPostSpec[] | number;
  /** The name of the Facebook Page it is linked to; missing: linked to none. */
  readonly page?: string;
}

export interface SandboxPostSpec {
  /** Digits; the default is made up, larger than 2^53. */
  readonly id?: string;
  /** Default: from what else is given. */
  readonly type?: "IMAGE" | "VIDEO" | "CAROUSEL_ALBUM";
  /** A video is a reel unless this is false. */
  readonly reel?: boolean;
  /** Instant; or give `ageMs` before now. Default: now. */
  readonly publishedAt?: number;
  readonly ageMs?: number;
  readonly caption?: string | undefined;
  readonly altText?: string | undefined;
  /** The picture, or a video's cover. Default: a plain swatch. */
  readonly picture?: SandboxFile;
  readonly video?: SandboxFile;
  /** Makes it a carousel. */
  readonly children?: readonly SandboxChildSpec[];
  readonly likeCount?: number;
  /** The owner hides likes: `like_count` is left out. */
  readonly likesHidden?: boolean;
  readonly commentsCount?: number;
  /** Licensed music or flagged: `media_url` is left out. */
  readonly copyrighted?: boolean;
  /** `false` marks a trial reel. */
  readonly sharedToFeed?: boolean;
  /** Laid over the answer word for word, asked for or not; `undefined` takes a field away. */
  readonly raw?: Readonly<Record<string, unknown>>;
}

export interface SandboxChildSpec {
  readonly id?: string;
  readonly type?: "IMAGE" | "VIDEO";
  readonly picture?: SandboxFile;
  readonly video?: SandboxFile;
  readonly altText?: string | undefined;
  readonly copyrighted?: boolean;
  readonly raw?: Readonly<Record<string, unknown>>;
}

export interface SandboxProfileChange {
  readonly username?: string;
  readonly name?: string | undefined;
  readonly biography?: string | undefined;
  readonly website?: string | undefined;
  readonly followersCount?: number | undefined;
  readonly followsCount?: number | undefined;
  readonly accountType?: "BUSINESS" | "MEDIA_CREATOR" | "PERSONAL";
  readonly picture?: SandboxFile | false;
}

/** A Page of the sandbox's one Facebook person. Without `username` it has no Instagram account. */
export interface SandboxPageSpec {
  readonly name: string;
  readonly username?: string;
}
