import type { IncidentKind } from "../alerts/kinds.ts";
import { integer, text, textOf } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const INCIDENTS = table("incidents", ["kind", "subject"], {
  kind: textOf<IncidentKind>(),
  /** The id of the account that it is about; `""`: the server as a whole. */
  subject: text,
  /** What happened and what to do, for the owner. */
  sentence: text,
  startedAt: integer,
});

/** Trouble that is there now, as whoever found it said. */
export type IncidentRecord = RowOf<typeof INCIDENTS>;

interface IncidentsTable {
  all(): IncidentRecord[];
  /** Of one that is there already only the sentence changes. */
  put(incident: IncidentRecord): void;
  delete(kind: IncidentKind, subject: string): void;
  deleteOfSubject(subject: string): void;
}

export function createIncidentsTable(sqlite: Sqlite): IncidentsTable {
  const incidents = prepareTable(sqlite, INCIDENTS);
  const remove = sqlite.prepare("DELETE FROM incidents WHERE kind = ? AND subject = ?");
  const removeOfSubject = sqlite.prepare("DELETE FROM incidents WHERE subject = ?");
  return {
    all: incidents.all<[]>("SELECT * FROM incidents ORDER BY started_at, kind, subject"),
    put: incidents.insert("ON CONFLICT (kind, subject) DO UPDATE SET sentence = @sentence"),
    delete: (kind, subject) => void remove.run(kind, subject),
    deleteOfSubject: (subject) => void removeOfSubject.run(subject),
  };
}
