import type { DamageWatch } from "../alerts/damage-watch.ts";
import { FAILURES_KEPT_MS } from "../auth/sign-in-throttle.ts";
import type { Database } from "../db/database.ts";
import { LINK_KEPT_MS } from "../db/reconnect-links.ts";
import type { ServedCopy } from "../db/served-copy.ts";
import { SWEEP_PERIOD_MS } from "../feed/cache.ts";
import type { FeedBuilder } from "../feed/feed-builder.ts";
import type { Sightings } from "../feed/sightings.ts";
import type { Sweeper } from "../media/sweeper.ts";
import type { Clock } from "../time/clock.ts";
import type { Guard } from "./guard.ts";
import { createTurns } from "./turns.ts";

export interface HousekeepingDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly damage: Pick<DamageWatch, "isDamaged">;
  readonly feedBuilder: Pick<FeedBuilder, "noteStaleness" | "noteDay" | "forgetRetired">;
  readonly sightings: Pick<Sightings, "writeDue">;
  readonly servedCopy: Pick<ServedCopy, "update">;
  readonly sweeper: Sweeper;
}

/** What concerns all accounts together, and follows their syncs. */
export interface Housekeeping {
  /** @param lookedAt when the look began that it belongs to */
  run(lookedAt: number): Promise<void>;
}

export function createHousekeeping(
  deps: HousekeepingDeps,
  guard: Guard,
  stopping: AbortSignal,
): Housekeeping {
  const { clock, feedBuilder } = deps;
  const turns = createTurns(1);
  let sweptAt = Number.NEGATIVE_INFINITY;

  async function keepHouse(lookedAt: number): Promise<void> {
    if (stopping.aborted) return;
    await guard.run("staleness", undefined, async () => feedBuilder.noteStaleness(clock.now()));
    await guard.run("shuffling", undefined, async () => feedBuilder.noteDay(clock.now()));
    await guard.run("sightings", undefined, async () => deps.sightings.writeDue());
    await guard.run("copying what visitors are served", undefined, deps.servedCopy.update);
    if (lookedAt >= sweptAt + SWEEP_PERIOD_MS || lookedAt < sweptAt) {
      sweptAt = lookedAt;
      await guard.run("sweep", undefined, () => sweep(deps));
    }
  }

  return { run: (lookedAt) => turns.take("", () => keepHouse(lookedAt)) };
}

async function sweep({ db, clock, damage, feedBuilder, sweeper }: HousekeepingDeps): Promise<void> {
  const now = clock.now();
  feedBuilder.forgetRetired(now);
  db.pendingPicks.deleteExpired(now);
  db.pendingAuthorizations.deleteExpired(now);
  db.reconnectLinks.deleteExpiredBefore(now - LINK_KEPT_MS);
  db.sessions.deleteExpired(now);
  db.signInFailures.deleteBefore(now - FAILURES_KEPT_MS);
  // What the rest of a damaged database does not name may well be needed.
  if (!damage.isDamaged()) await sweeper.sweep();
}
