import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Database } from "../db/database.ts";
import type { FeedHookRecord } from "../db/feed-hooks.ts";
import { Secret } from "../shared/secret.ts";
import type { Vault } from "../tokens/vault.ts";
import { HOOK_PURPOSE } from "./hook-purpose.ts";

const SECRET_BYTES = 32;

/** Where a feed's new posts are told. */
export interface Hook {
  readonly url: URL;
  /** Signs what is sent. */
  readonly secret: Secret;
  /** Sent along as the header of that name. */
  readonly authorization: Secret | undefined;
}

export type HookStatus = Pick<FeedHookRecord, "lastSentAt" | "lastError" | "retryAt"> & {
  readonly host: string;
};

export interface HookStore {
  open(record: FeedHookRecord): Hook;
  status(feedId: string): HookStatus | undefined;
  /** From now on new posts are told there; what the feed shows already is none. Gives the new signing key. */
  enter(feedId: string, hook: Pick<Hook, "url" | "authorization">): Secret;
  remove(feedId: string): void;
}

const stored = z.object({
  url: z.url(),
  secret: z.string(),
  authorization: z.string().optional(),
});

export function createHookStore(deps: {
  readonly db: Pick<Database, "transaction" | "feeds" | "posts" | "feedHooks" | "hookPosts">;
  readonly vault: Pick<Vault, "sealText" | "openText">;
}): HookStore {
  const { db, vault } = deps;

  function open({ sealed }: FeedHookRecord): Hook {
    const text = vault.openText(HOOK_PURPOSE, sealed).reveal();
    const { url, secret, authorization } = stored.parse(JSON.parse(text));
    return {
      url: new URL(url),
      secret: new Secret(secret),
      authorization: authorization === undefined ? undefined : new Secret(authorization),
    };
  }

  return {
    open,
    status(feedId) {
      const record = db.feedHooks.get(feedId);
      if (!record) return undefined;
      const { lastSentAt, lastError, retryAt } = record;
      return { lastSentAt, lastError, retryAt, host: open(record).url.host };
    },
    enter(feedId, { url, authorization }) {
      const secret = `whsec_${randomBytes(SECRET_BYTES).toString("base64url")}`;
      const plain: z.infer<typeof stored> = {
        url: url.href,
        secret,
        authorization: authorization?.reveal(),
      };
      db.transaction(() => {
        const feed = db.feeds.get(feedId);
        for (const accountId of feed?.accountIds ?? []) {
          for (const { id, postedAt } of db.posts.ofAccount(accountId)) {
            const waitingSince = undefined;
            db.hookPosts.insert({ feedId, postId: id, accountId, postedAt, waitingSince });
          }
        }
        db.feedHooks.put({
          feedId,
          sealed: vault.sealText(HOOK_PURPOSE, new Secret(JSON.stringify(plain))),
          failures: 0,
          retryAt: undefined,
          lastSentAt: db.feedHooks.get(feedId)?.lastSentAt,
          lastError: undefined,
        });
      });
      return new Secret(secret);
    },
    remove: (feedId) =>
      db.transaction(() => {
        db.feedHooks.delete(feedId);
        db.hookPosts.deleteOfFeed(feedId);
      }),
  };
}
