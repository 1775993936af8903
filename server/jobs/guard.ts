import type { DamageWatch } from "../alerts/damage-watch.ts";
import type { Database } from "../db/database.ts";

interface GuardDeps {
  readonly db: Pick<Database, "whenWritable">;
  readonly damage: Pick<DamageWatch, "note">;
}

/** One account's trouble must not keep the others waiting, nor end the clockwork: it is noted, and that is all. */
export interface Guard {
  /** Does nothing any more once the server stops. */
  run(job: string, account: string | undefined, work: () => Promise<unknown>): Promise<void>;
  /** What cannot be read of one account says nothing about the others. */
  read<T>(doing: string, account: string | undefined, work: () => T): T | undefined;
}

export function createGuard({ db, damage }: GuardDeps, stopping: AbortSignal): Guard {
  return {
    async run(job, account, work) {
      if (stopping.aborted) return;
      try {
        await db.whenWritable(stopping);
        await work();
      } catch (error) {
        damage.note(error, nameOf(job, account));
      }
    },
    read(doing, account, work) {
      try {
        return work();
      } catch (error) {
        damage.note(error, nameOf(doing, account));
        return undefined;
      }
    },
  };
}

function nameOf(doing: string, account: string | undefined): string {
  return account === undefined ? doing : `${doing} of account ${account}`;
}
