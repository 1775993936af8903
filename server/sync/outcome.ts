import type { InstagramErrorKind } from "../instagram/types.ts";

export interface SyncCounts {
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
  /** Posts that are known but wait outside the feed for their pictures. */
  readonly waiting: number;
  /** Posts whose pictures were not begun with, because the turn was over: the next one goes on with them. */
  readonly unfinished: number;
  /** Posts that Instagram's list lacks, and that are shown until it is borne out. */
  readonly doubted: number;
  /** Sent to Instagram's API; pictures not counted. */
  readonly requests: number;
  /** Whether every post up to the limit was looked at. */
  readonly full: boolean;
}

/** How a sync ended. Sentences are for the owner. */
export type SyncOutcome =
  | ({ readonly kind: "done" } & SyncCounts)
  /** Another sync of this account is under way, here or in another process. */
  | { readonly kind: "busy" }
  /** A limit: nothing is sent before `until`. */
  | { readonly kind: "blocked"; readonly until: number; readonly sentence: string }
  | { readonly kind: "reconnect"; readonly sentence: string }
  | {
      readonly kind: "failed";
      readonly reason: Exclude<InstagramErrorKind, "reconnect" | "rate-limited"> | "storage";
      readonly sentence: string;
    }
  /** There is no such account, or it was disconnected meanwhile. */
  | { readonly kind: "gone" }
  /** The server is shutting down. */
  | { readonly kind: "stopped" };
