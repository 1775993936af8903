import { z } from "zod";
import { integer, json, optional, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const ALERT_CHANNELS = table("alert_channels", ["channel"], {
  /** `mail:owner@example.com`, or `webhook:` and a fingerprint of its address. */
  channel: text,
  /** When the last alerts were sent, the newest last. */
  sentAt: json<readonly number[]>(z.array(z.number())),
  /** Attempts that failed since the last good one. */
  failures: integer,
  /** A sentence for the owner. */
  lastError: optional(text),
  /** Nothing is tried before this instant. */
  retryAt: optional(integer),
  /** The last month, `2026-05`, that was said to be well. */
  saidWell: optional(text),
});

/** How telling the owner in one way went. */
export type AlertChannelRecord = RowOf<typeof ALERT_CHANNELS>;

interface AlertChannels {
  get(channel: string): AlertChannelRecord;
  put(record: AlertChannelRecord): void;
}

export function createAlertChannels(sqlite: Sqlite): AlertChannels {
  const channels = prepareTable(sqlite, ALERT_CHANNELS);
  const select = channels.one<[string]>("SELECT * FROM alert_channels WHERE channel = ?");
  return {
    get: (channel) => select(channel) ?? neverUsed(channel),
    put: channels.upsert(),
  };
}

function neverUsed(channel: string): AlertChannelRecord {
  return {
    channel,
    sentAt: [],
    failures: 0,
    lastError: undefined,
    retryAt: undefined,
    saidWell: undefined,
  };
}
