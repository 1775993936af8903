import type { TroubleKind } from "../alerts/kinds.ts";
import { integer, optional, text, textOf } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const ALERTS_SENT = table("alerts_sent", ["channel", "kind", "subject"], {
  channel: text,
  kind: textOf<TroubleKind>(),
  subject: text,
  /** As it was told. */
  title: text,
  toldAt: integer,
  /** When it was told that it is well again. */
  wellAt: optional(integer),
});

/** What somebody was told of. */
export type AlertSent = RowOf<typeof ALERTS_SENT>;

interface AlertsSent {
  ofChannel(channel: string): AlertSent[];
  put(sent: AlertSent): void;
  delete(sent: AlertSent): void;
  deleteOfSubject(subject: string): void;
}

export function createAlertsSent(sqlite: Sqlite): AlertsSent {
  const alerts = prepareTable(sqlite, ALERTS_SENT);
  const remove = sqlite.prepare(
    "DELETE FROM alerts_sent WHERE channel = ? AND kind = ? AND subject = ?",
  );
  const removeOfSubject = sqlite.prepare("DELETE FROM alerts_sent WHERE subject = ?");
  return {
    ofChannel: alerts.all<[string]>(
      "SELECT * FROM alerts_sent WHERE channel = ? ORDER BY told_at, kind, subject",
    ),
    put: alerts.upsert(),
    delete: ({ channel, kind, subject }) => void remove.run(channel, kind, subject),
    deleteOfSubject: (subject) => void removeOfSubject.run(subject),
  };
}
