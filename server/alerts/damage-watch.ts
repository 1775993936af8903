import { AwayError } from "../db/sqlite.ts";
import type { Log } from "../logging/log.ts";
import { DAMAGED_SENTENCE, DISK_FULL_SENTENCE, isDamage, isDiskFull } from "../shared/errors.ts";
import type { Clock } from "../time/clock.ts";
import { HOUR_MS } from "../time/clock.ts";
import type { IncidentReporter } from "./incidents.ts";

/** The same thing is logged again only after this. */
const SAY_AGAIN_MS = HOUR_MS;

/** Where errors go that must end nothing: the clockwork's and the visitors'. */
export interface DamageWatch {
  /** Logs it, once however often it comes; a damaged database and a full disk are told to the owner. */
  note(error: unknown, doing: string): void;
  /** Damage was seen since the start: what deletes by what the database says has to wait. */
  isDamaged(): boolean;
  /** Another database is in its place, and it is whole. */
  mended(): void;
}

export function createDamageWatch(deps: {
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
  readonly incidents: Pick<IncidentReporter, "raise" | "clear">;
}): DamageWatch {
  const { clock, log, incidents } = deps;
  const saidAt = new Map<string, number>();
  let damaged = false;
  return {
    isDamaged: () => damaged,
    mended() {
      damaged = false;
      saidAt.clear();
      incidents.clear("database-damaged", "");
    },
    note(error, doing) {
      // It is being replaced: whoever asked meets the new one in a moment.
      if (error instanceof AwayError) return;
      damaged ||= isDamage(error);
      const now = clock.now();
      const key = `${doing}: ${error instanceof Error ? error.message : String(error)}`;
      const before = saidAt.get(key);
      if (before !== undefined && now >= before && now < before + SAY_AGAIN_MS) return;
      // Messages that name something else each time must not fill the memory.
      if (saidAt.size >= 1000) saidAt.clear();
      saidAt.set(key, now);
      log.error({ err: error, doing }, isDamage(error) ? DAMAGED_SENTENCE : "something failed");
      if (isDamage(error)) {
        incidents.raise({ kind: "database-damaged", subject: "", sentence: DAMAGED_SENTENCE });
      }
      if (isDiskFull(error)) {
        incidents.raise({ kind: "disk-low", subject: "", sentence: DISK_FULL_SENTENCE });
      }
    },
  };
}
