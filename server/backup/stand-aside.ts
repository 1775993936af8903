import type { Presence } from "../data-folder/presence.ts";
import type { Database } from "../db/database.ts";
import type { Log } from "../logging/log.ts";

/** How often a running server looks whether a restore waits for it; a look takes some 20 µs. */
const LOOK_MS = 250;
const COME_BACK_MS = 20;

export interface StandAside {
  isHere(): boolean;
  /** Resolves once the database is open, or after this long. */
  whenHere(maxMs: number): Promise<void>;
  /** Looks no more. */
  stop(): Promise<void>;
}

interface StandAsideDeps {
  readonly db: Pick<Database, "letGo" | "reopen" | "isOpen">;
  readonly presence: Presence;
  readonly log: Log;
  /** Ends all work on the database; it may take as long as the longest step that cannot be interrupted. */
  pause(): Promise<void>;
  /** Works on whatever is there now. */
  resume(): Promise<void>;
  /** The database that is there now cannot be used by this process. */
  onLost(error: unknown): void;
}

/** Lets a restore have the database while the server runs, and opens what is there afterwards. */
export function startStandAside(deps: StandAsideDeps): StandAside {
  const { db, presence, log } = deps;
  let away: Promise<void> | undefined;
  let isStopped = false;

  const look = setInterval(() => {
    if (!away && presence.isAskedToLeave()) {
      away = standAside().finally(() => {
        away = undefined;
      });
    }
  }, LOOK_MS);
  look.unref();

  async function standAside(): Promise<void> {
    try {
      await deps.pause();
      db.letGo();
      presence.leave();
      log.info("the database was let go for a restore");
      while (!presence.comeBack()) {
        if (isStopped) return;
        await pause(COME_BACK_MS);
      }
      db.reopen();
      log.info("the database is open again");
    } catch (error) {
      deps.onLost(error);
      return;
    }
    if (!isStopped) await deps.resume();
  }

  return {
    isHere: db.isOpen,
    async whenHere(maxMs) {
      const until = performance.now() + maxMs;
      while (!db.isOpen() && performance.now() < until) await pause(COME_BACK_MS);
    },
    async stop() {
      isStopped = true;
      clearInterval(look);
      await away;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
