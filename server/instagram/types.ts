import type { Secret } from "../shared/secret.ts";

export const API_NAMES = ["instagram-login", "facebook-login", "basic-display"] as const;
export type ApiName = (typeof API_NAMES)[number];

/** What the caller does next, which is the only reason to tell errors apart. */
export type InstagramErrorKind =
  /** Instagram's plain word that the token is dead: ask no more, the owner connects again. */
  | "reconnect"
  /** A limit: send nothing for this account until `retryAt`, or back off where it is missing. */
  | "rate-limited"
  /** Passing trouble (network, 5xx, codes 1 and 2): keep everything, try later. */
  | "transient"
  /** Instagram understood and refused (wrong app id, used code, missing object). */
  | "rejected"
  /** The answer was not what the contract says (HTML, truncated JSON, wrong types). */
  | "unexpected-reply";

/** The app registered at Meta. */
export interface AppCredentials {
  readonly id: string;
  readonly secret: Secret;
}

/** What is sealed for one account. */
export interface Credential {
  /** Sent with data calls: an Instagram User token, or a Page token for facebook-login. */
  readonly accessToken: Secret;
  /** facebook-login only: the long-lived user token that Page tokens are made from. */
  readonly userToken?: Secret;
  /** facebook-login only: the path id of the professional account (`1784…`). */
  readonly professionalId?: string;
  /** facebook-login only: the Page the account hangs on. */
  readonly pageId?: string;
}

/** What the token endpoint answered to a code exchange or a refresh (RFC 6749 §5.1), or the check of a pasted token found. */
export interface TokenResponse {
  readonly credential: Credential;
  /** Instant; missing when Instagram named none: `expiryAssumed` then says whether to assume sixty days. */
  readonly expiresAt?: number;
  /** True when the token's end is a guess (pasted tokens); a refresh tells the truth. */
  readonly expiryAssumed: boolean;
  /**
   * facebook-login: end of `credential.userToken`. The Page token outlives it; a refresh before this instant
   * renews it, a refresh after it gives it up and keeps the Page token.
   */
  readonly userTokenExpiresAt?: number;
  /** facebook-login: when Meta stops data access unless the person comes back (90-day rule). */
  readonly dataAccessExpiresAt?: number;
  /** As far as the answer said. */
  readonly permissions?: readonly string[];
  /** facebook-login: the person who signed in, as this app knows them; requests to delete name them. */
  readonly facebookUserId?: string;
}

/** One account that a token response can read; facebook-login may bring several. */
export interface Candidate {
  readonly tokenResponse: TokenResponse;
  readonly profile: Profile;
  /** facebook-login: the Page's name, to tell candidates apart. */
  readonly pageName?: string;
}

export interface Profile {
  /** `/me.id` of the Instagram Login; `undefined` for facebook-login. */
  readonly appScopedId?: string;
  /** The professional account id, `1784…`. */
  readonly professionalId?: string;
  readonly username: string;
  readonly name?: string;
  /** Upper case: `BUSINESS`, `MEDIA_CREATOR`, `PERSONAL`. */
  readonly accountType?: string;
  readonly biography?: string;
  readonly website?: string;
  readonly profilePictureUrl?: string;
  readonly followersCount?: number;
  readonly followsCount?: number;
  readonly mediaCount?: number;
}

type MediaType = "IMAGE" | "VIDEO" | "CAROUSEL_ALBUM";

/** A post's picture or video as Instagram lists it. Absent is absent: never "" or 0. */
export interface MediaChild {
  /** Digits; larger than 2^53. */
  readonly id: string;
  readonly mediaType: "IMAGE" | "VIDEO";
  /** Signed and short-lived; missing for copyrighted or flagged items. */
  readonly mediaUrl?: string;
  readonly thumbnailUrl?: string;
  readonly altText?: string;
}

/** Whose post it is, as far as Instagram says. */
export interface MediaOwner {
  /** The professional account id, or the app-scoped one. */
  readonly id?: string;
  readonly username?: string;
}

export interface Media {
  readonly id: string;
  readonly owner?: MediaOwner;
  readonly mediaType: MediaType;
  readonly isReel: boolean;
  /** Reels only; false marks trial reels, which stay out of feeds unless asked for. */
  readonly sharedToFeed?: boolean;
  /** Instagram's own label, since June 2026. */
  readonly isAiGenerated?: boolean;
  readonly mediaUrl?: string;
  readonly thumbnailUrl?: string;
  /** http(s) only. */
  readonly permalink?: string;
  /** Instant. */
  readonly timestamp: number;
  readonly caption?: string;
  readonly altText?: string;
  readonly likeCount?: number;
  readonly commentsCount?: number;
  readonly children: readonly MediaChild[];
  /** There are more, which could not be understood. */
  readonly hasUnreadChildren?: boolean;
}

export interface MediaPage {
  /** Newest first. Items that could not be understood are left out and counted in `ignored`. */
  readonly items: readonly Media[];
  readonly ignored: number;
  /** Ids of the ignored ones, as far as they could be read: those posts are not gone. */
  readonly ignoredIds?: readonly string[];
  /** Cursor of the next page; missing on the last. A page may be empty and still have one. */
  readonly after?: string;
}

/** The largest percentage of a limit used, over `X-App-Usage` and `X-Business-Use-Case-Usage`. */
export interface Usage {
  readonly percent: number;
  /** Instant at which access is regained, where the header names one. */
  readonly regainAt?: number;
}

/** What earlier answers taught about one account. */
export interface LearnedLimits {
  /** Posts asked for per page; halved when Instagram asks for less. */
  readonly pageSize: number;
  /** Fields this host refused with code 100. */
  readonly droppedFields: readonly string[];
}

export interface CallContext {
  /** Left out while nothing is known yet. */
  readonly learned?: LearnedLimits | undefined;
  /** facebook-login signs its calls with the app's secret where it is known (`appsecret_proof`). */
  readonly app?: AppCredentials | undefined;
  readonly signal?: AbortSignal | undefined;
  /**
   * A person waits for the answer, as while connecting: errors then say "try again" instead of "Windowbox
   * tries again". `exchangeCode` and `checkToken` are always interactive.
   */
  readonly interactive?: boolean | undefined;
  /** Called with all that is known now, whenever an answer taught something. */
  onLearned?(learned: LearnedLimits): void;
  /** Called once per request that left, before it leaves. */
  onRequest?(): void;
  /** Called for every answer that carried usage headers, failed ones included. */
  onUsage?(usage: Usage): void;
}

/**
 * One of Instagram's three APIs. Every method throws an `InstagramError` and nothing else,
 * whatever the other side answers; no message ever holds a token, a secret, a query or a body.
 */
export interface InstagramApi {
  readonly name: ApiName;
  /** The least that reads the account's own posts. */
  readonly scopes: readonly string[];
  /** Where the browser is sent; asks for `scopes`. */
  authorizeUrl(request: {
    app: AppCredentials;
    redirectUri: string;
    state: string;
    /** The person may be signed in as somebody else: ask who they are, where that can be asked for. */
    signInAnew?: boolean;
  }): URL;
  /** Code to short-lived to long-lived token, and the accounts that can be read with it. */
  exchangeCode(
    request: { app: AppCredentials; redirectUri: string; code: string },
    context: CallContext,
  ): Promise<Candidate[]>;
  /** A token pasted by the owner, checked with the profile. Sixty days are assumed. */
  checkToken(
    request: { token: Secret; app?: AppCredentials | undefined },
    context: CallContext,
  ): Promise<Candidate[]>;
  /** Whether this credential can and need be refreshed at all (Page tokens never expire). */
  refresh(
    request: { credential: Credential; app?: AppCredentials | undefined },
    context: CallContext,
  ): Promise<TokenResponse>;
  fetchProfile(credential: Credential, context: CallContext): Promise<Profile>;
  fetchMediaPage(
    credential: Credential,
    page: { after?: string | undefined },
    context: CallContext,
  ): Promise<MediaPage>;
  /** Whether one post is there; `false` only by Instagram's plain word that it is not. */
  hasMedia(credential: Credential, mediaId: string, context: CallContext): Promise<boolean>;
}

/** All three, made by `createInstagram(deps)` in instagram.ts. */
export type InstagramApis = Readonly<Record<ApiName, InstagramApi>>;
