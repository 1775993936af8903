import type { PostKind } from "./post-kind.ts";
import { SETTINGS } from "./settings-table.ts";

export const POST_KINDS = SETTINGS.types.values;

/** Which posts of its accounts a feed shows, as its owner said it once for all posts. What is absent keeps none out. */
export interface FeedRules {
  /** Only these. */
  readonly kinds?: readonly PostKind[];
  /** Words, and hashtags with their `#`: only posts with one of them. */
  readonly include?: readonly string[];
  /** No post with one of them. */
  readonly exclude?: readonly string[];
  /** A day, as in `2026-05-04`: nothing from before it, in UTC. */
  readonly since?: string;
  /** So many of the newest are left out. */
  readonly skip?: number;
  /** Nothing that Instagram says was made with AI. */
  readonly withoutAi?: true;
  /** Newest first, where it is absent; else in another order every day. */
  readonly order?: "shuffled";
  /** The hashtag, without its sign, that keeps a post out; empty where none does. */
  readonly hideTag?: string;
  /** The hashtag that puts a post first. */
  readonly pinTag?: string;
}

/** Unless a feed says otherwise. */
export const HIDE_TAG = "nosite";
export const PIN_TAG = "pinsite";

/** The hashtags by which captions decide; `undefined` where that is switched off. */
export interface ControlTags {
  readonly hide: string | undefined;
  readonly pin: string | undefined;
}

export function controlTags({ hideTag = HIDE_TAG, pinTag = PIN_TAG }: FeedRules): ControlTags {
  return { hide: hideTag || undefined, pin: pinTag || undefined };
}
