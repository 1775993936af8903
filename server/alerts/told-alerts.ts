import type { AlertSent } from "../db/alerts-sent.ts";
import type { Database } from "../db/database.ts";
import type { Log } from "../logging/log.ts";
import type { Clock } from "../time/clock.ts";
import { isForgotten, isSame } from "./news.ts";

interface ToldAlertsDeps {
  readonly db: Pick<Database, "alertsSent" | "transaction">;
  readonly clock: Clock;
  readonly log: Log;
}

/** Who was told of what. */
export interface ToldAlerts {
  of(channelKey: string): AlertSent[];
  /** Never throws: it was sent, whether it can be written down or not. */
  note(channelKey: string, changes: readonly AlertSent[]): void;
}

export function createToldAlerts({ db, clock, log }: ToldAlertsDeps): ToldAlerts {
  /** What was sent although it could not be written down, as on a full disk: the next minute must not send it again. */
  const unwritten = new Map<string, AlertSent[]>();

  return {
    of(channelKey) {
      const apart = unwritten.get(channelKey) ?? [];
      return [...without(db.alertsSent.ofChannel(channelKey), apart), ...apart];
    },
    note(channelKey, changes) {
      if (changes.length === 0) return;
      const now = clock.now();
      const present = [...without(unwritten.get(channelKey) ?? [], changes), ...changes];
      try {
        db.transaction(() => {
          for (const sent of present) {
            if (isForgotten(sent, now)) db.alertsSent.delete(sent);
            else db.alertsSent.put(sent);
          }
        });
        unwritten.delete(channelKey);
      } catch (error) {
        log.error({ err: error }, "who was told what could not be written down");
        unwritten.set(channelKey, present);
      }
    },
  };
}

function without(all: readonly AlertSent[], others: readonly AlertSent[]): AlertSent[] {
  return all.filter((sent) => !others.some((other) => isSame(sent, other)));
}
