import { type Delivery, failed } from "../alerts/delivery.ts";
import type { IncidentReporter } from "../alerts/incidents.ts";
import type { SendWebhook } from "../alerts/send-webhook.ts";
import type { Database } from "../db/database.ts";
import type { FeedHookRecord } from "../db/feed-hooks.ts";
import type { FeedDocument, FeedPost } from "../feed/document.ts";
import type { FeedBuilder } from "../feed/feed-builder.ts";
import type { Log } from "../logging/log.ts";
import { type Clock, isDueBy, MINUTE_MS } from "../time/clock.ts";
import { hookRequest } from "./hook-request.ts";
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

/** Before the second and the third try. Hosts are away for minutes, not for seconds. */
const PAUSES_MS = [MINUTE_MS, 10 * MINUTE_MS] as const;

export function createHooks(deps: HooksDeps): Hooks {
  const { db, clock, log, store, sendWebhook, incidents, feedBuilder, publishUrl } = deps;

  /**
   * Those of a feed's posts that are still shown; what was hidden meanwhile is told to nobody. With the addresses that
   * visitors use: whoever is told may not reach this server.
   */
  function shownPosts(feedId: string): FeedPost[] {
    const published = publishUrl && feedBuilder.pagesAt(feedId, publishUrl);
    if (published) return published.flatMap(({ document }) => document.posts);
    return db.documents.cursors(feedId).flatMap((cursor) => {
      const { posts }: FeedDocument = JSON.parse(`${db.documents.json(feedId, cursor)}`);
      return posts;
    });
  }

  function send(hook: Hook, event: Parameters<typeof hookRequest>[1], signal?: AbortSignal) {
    const { body, headers } = hookRequest(hook, event, clock);
    return sendWebhook({ url: hook.url, mayBePrivate: false }, body, { tries: 1, signal, headers });
  }

  async function tell(record: FeedHookRecord, signal?: AbortSignal): Promise<void> {
    const { feedId } = record;
    const waiting = db.hookPosts.waiting(feedId);
    const posts = shownPosts(feedId).filter(({ id }) => waiting.includes(id));
    if (posts.length === 0) {
      db.hookPosts.settle(feedId, waiting);
      return;
    }
    const delivery = await attempt(record, (hook) =>
      send(hook, { event: "new-posts", feed: feedId, posts }, signal),
    );
    if (signal?.aborted && delivery.kind === "failed") return;
    // Between the call and this the server may be killed: then it is told twice, not never.
    db.transaction(() => {
      const now = clock.now();
      const current = db.feedHooks.get(feedId);
      if (!current?.sealed.equals(record.sealed)) return;
      const pause = PAUSES_MS[current.failures];
      if (delivery.kind === "failed" && pause !== undefined) {
        const { sentence } = delivery;
        const failures = current.failures + 1;
        db.feedHooks.put({ ...current, failures, retryAt: now + pause, lastError: sentence });
        return;
      }
      db.hookPosts.settle(feedId, waiting);
      db.feedHooks.put({ ...current, failures: 0, retryAt: undefined, ...outcome(delivery, now) });
    });
    if (delivery.kind === "failed")
      log.warn({ feed: feedId, reason: delivery.sentence }, "a hook could not be called");
    else log.info({ feed: feedId, posts: posts.length }, "a hook was told of new posts");
  }

  async function attempt(record: FeedHookRecord, call: (hook: Hook) => Promise<Delivery>) {
    let hook: Hook;
    try {
      hook = store.open(record);
    } catch (error) {
      log.error({ err: error, feed: record.feedId }, "a hook cannot be opened");
      return failed("What was stored of it cannot be read: enter it anew.");
    }
    return await call(hook);
  }

  /** After the third try, until a call goes well. */
  function reviewTrouble(): void {
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

  return {
    reviewTrouble,
    async runDue(signal) {
      const due = db.feedHooks
        .all()
        .filter((hook) => isDue(hook, clock.now()) && db.hookPosts.waiting(hook.feedId).length > 0);
      for (const record of due) {
        if (signal?.aborted) return;
        await tell(record, signal);
      }
      if (due.length > 0) reviewTrouble();
    },
    async test(feedId) {
      const record = db.feedHooks.get(feedId);
      if (!record) return failed("There is no hook any more.");
      const posts = shownPosts(feedId).slice(0, 1);
      const delivery = await attempt(record, (hook) =>
        send(hook, { event: "test", feed: feedId, posts }),
      );
      db.transaction(() => {
        const current = db.feedHooks.get(feedId);
        if (!current) return;
        if (delivery.kind === "sent") {
          // What waits is told at once, too.
          db.feedHooks.put({
            ...current,
            failures: 0,
            retryAt: undefined,
            ...outcome(delivery, clock.now()),
          });
        }
      });
      reviewTrouble();
      return delivery;
    },
  };
}

function isDue({ retryAt = 0 }: FeedHookRecord, now: number): boolean {
  return isDueBy(retryAt, now, Math.max(...PAUSES_MS));
}

function outcome(delivery: Delivery, now: number): Partial<FeedHookRecord> {
  return delivery.kind === "sent"
    ? { lastSentAt: now, lastError: undefined }
    : { lastError: delivery.sentence };
}
