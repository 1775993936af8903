import type { Database } from "../db/database.ts";
import type { IncidentRecord } from "../db/incidents.ts";
import type { Log } from "../logging/log.ts";
import type { Clock } from "../time/clock.ts";
import type { IncidentKind } from "./kinds.ts";

interface Incident {
  readonly kind: IncidentKind;
  /** The id of the account that it is about; `""`: the server as a whole. */
  readonly subject: string;
  /** What happened and what to do, in words a site owner understands; never a secret. */
  readonly sentence: string;
}

/**
 * Where trouble is reported by whoever finds it: the owner is told elsewhere. Neither member throws: what reports
 * trouble must not make more of it.
 */
export interface IncidentReporter {
  /** The same trouble again only brings its newest sentence. */
  raise(incident: Incident): void;
  /** Mended, or never there: both are the same. */
  clear(kind: IncidentKind, subject: string): void;
}

export interface Incidents extends IncidentReporter {
  /** Everything that is not mended yet, the oldest first. */
  open(): IncidentRecord[];
  /** All that was raised about an account that is gone. */
  clearSubject(subject: string): void;
}

export function createIncidents(deps: {
  readonly db: Pick<Database, "incidents">;
  readonly clock: Clock;
  readonly log: Log;
}): Incidents {
  const { db, clock, log } = deps;
  /** A full disk is told of although it cannot be written down. */
  const unwritten = new Map<string, IncidentRecord>();
  const keyOf = ({ kind, subject }: Pick<Incident, "kind" | "subject">) => `${kind} ${subject}`;

  function attempt(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      log.error({ err: error }, "what goes wrong could not be written down");
      return false;
    }
  }

  return {
    raise({ kind, subject, sentence }) {
      const startedAt = unwritten.get(keyOf({ kind, subject }))?.startedAt ?? clock.now();
      const incident = { kind, subject, sentence, startedAt };
      if (attempt(() => db.incidents.put(incident))) unwritten.delete(keyOf(incident));
      else unwritten.set(keyOf(incident), incident);
    },
    clear(kind, subject) {
      unwritten.delete(keyOf({ kind, subject }));
      attempt(() => db.incidents.delete(kind, subject));
    },
    clearSubject(subject) {
      for (const [key, incident] of unwritten) {
        if (incident.subject === subject) unwritten.delete(key);
      }
      attempt(() => db.incidents.deleteOfSubject(subject));
    },
    open() {
      const written = db.incidents.all().filter((incident) => !unwritten.has(keyOf(incident)));
      return [...written, ...unwritten.values()];
    },
  };
}
