import { type Delivery, failed } from "../alerts/delivery.ts";
import type { IncidentReporter } from "../alerts/incidents.ts";
import type { SendWebhook } from "../alerts/send-webhook.ts";
import type { Database } from "../db/database.ts";
import type { FeedHookRecord } from "../db/feed-hooks.ts";
import type { FeedDocument, FeedPost } from "../feed/document.ts";
import type { FeedBuilder } from "../feed/feed-builder.ts";
import type { Log } from "../logging/log.ts";
import type { Clock } from "../time/clock.ts";
import { hookRequest } from "./hook-request.ts";
import { afterLastCall, isCallDue, retryAfter } from "./hook-retries.ts";
import type { Hook, HookStore } from "./hook-store.ts";

export interface Hooks {
  /** Tells what waits to be told. */
  runDue(signal?: AbortSignal): Promise<void>;
  /** Sends the feed's newest post as a test. */
  test(feedId: string): Promise<Delivery>;
  /** After a hook was entered or removed: whether anything is to be told of them still. */
  reviewTrouble(): void;
}

interface HooksDeps {
  readonly db: Pick<Database, "transaction" | "documents" | "feedHooks" | "hookPosts">;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: HookStore;
  readonly sendWebhook: SendWebhook;
  readonly incidents: IncidentReporter;
  readonly feedBuilder: Pick<FeedBuilder, "pagesAt">;
  /** Where visitors reach the feeds, if not here; no slash at its end. */
  readonly publishUrl: string | undefined;
}

export function createHooks(deps: HooksDeps): Hooks {
  const { db, clock } = deps;
  return {
    reviewTrouble: () => reviewTrouble(deps),
    async runDue(signal) {
      const due = db.feedHooks
        .all()
        .filter(
          (hook) => isCallDue(hook, clock.now()) && db.hookPosts.waiting(hook.feedId).length > 0,
        );
      for (const record of due) {
        if (signal?.aborted) return;
        await tellHook(deps, record, signal);
      }
      if (due.length > 0) reviewTrouble(deps);
    },
    async test(feedId) {
      const record = db.feedHooks.get(feedId);
      if (!record) return failed("There is no hook any more.");
      const posts = shownPosts(deps, feedId).slice(0, 1);
      const delivery = await call(deps, record, { event: "test", feed: feedId, posts });
      db.transaction(() => {
        const current = db.feedHooks.get(feedId);
        // What waits is told at once, too.
        if (current && delivery.kind === "sent") {
          db.feedHooks.put(afterLastCall(current, delivery, clock.now()));
        }
      });
      reviewTrouble(deps);
      return delivery;
    },
  };
}

async function tellHook(
  deps: HooksDeps,
  record: FeedHookRecord,
  signal?: AbortSignal,
): Promise<void> {
  const { db, log } = deps;
  const { feedId } = record;
  const waiting = db.hookPosts.waiting(feedId);
  const posts = shownPosts(deps, feedId).filter(({ id }) => waiting.includes(id));
  if (posts.length === 0) {
    db.hookPosts.settle(feedId, waiting);
    return;
  }
  const delivery = await call(deps, record, { event: "new-posts", feed: feedId, posts }, signal);
  if (signal?.aborted && delivery.kind === "failed") return;
  // Between the call and this the server may be killed: then it is told twice, not never.
  db.transaction(() => {
    const now = deps.clock.now();
    const current = db.feedHooks.get(feedId);
    if (!current?.sealed.equals(record.sealed)) return;
    const retried = retryAfter(current, delivery, now);
    if (!retried) db.hookPosts.settle(feedId, waiting);
    db.feedHooks.put(retried ?? afterLastCall(current, delivery, now));
  });
  if (delivery.kind === "failed")
    log.warn({ feed: feedId, reason: delivery.sentence }, "a hook could not be called");
  else log.info({ feed: feedId, posts: posts.length }, "a hook was told of new posts");
}

async function call(
  { clock, log, store, sendWebhook }: HooksDeps,
  record: FeedHookRecord,
  event: Parameters<typeof hookRequest>[1],
  signal?: AbortSignal,
): Promise<Delivery> {
  let hook: Hook;
  try {
    hook = store.open(record);
  } catch (error) {
    log.error({ err: error, feed: record.feedId }, "a hook cannot be opened");
    return failed("What was stored of it cannot be read: enter it anew.");
  }
  const { body, headers } = hookRequest(hook, event, clock);
  return sendWebhook({ url: hook.url, mayBePrivate: false }, body, { tries: 1, signal, headers });
}

/**
 * Those of a feed's posts that are still shown; what was hidden meanwhile is told to nobody. With the addresses that
 * visitors use: whoever is told may not reach this server.
 */
function shownPosts({ db, feedBuilder, publishUrl }: HooksDeps, feedId: string): FeedPost[] {
  const published = publishUrl && feedBuilder.pagesAt(feedId, publishUrl);
  if (published) return published.flatMap(({ document }) => document.posts);
  return db.documents.cursors(feedId).flatMap((cursor) => {
    const { posts }: FeedDocument = JSON.parse(`${db.documents.json(feedId, cursor)}`);
    return posts;
  });
}

/** After the last try, until a call goes well. */
function reviewTrouble({ db, incidents }: HooksDeps): void {
  const failing = db.feedHooks
    .all()
    .filter(({ lastError, retryAt }) => lastError !== undefined && retryAt === undefined);
  if (failing.length === 0) {
    incidents.clear("hook-failed", "");
    return;
  }
  const sentence = failing
    .map(
      ({ feedId, lastError }) =>
        `The hook of the feed “${feedId}” was not told of new posts, in three tries: ${lastError}`,
    )
    .join(" ");
  incidents.raise({
    kind: "hook-failed",
    subject: "",
    sentence: `${sentence} Send a test from the feed’s page once that is mended.`,
  });
}
