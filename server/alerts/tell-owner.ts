import pLimit from "p-limit";
import type { AlertChannelRecord } from "../db/alert-channels.ts";
import type { AlertSent } from "../db/alerts-sent.ts";
import type { Database } from "../db/database.ts";
import type { Log } from "../logging/log.ts";
import { type Clock, MINUTE_MS } from "../time/clock.ts";
import type { AlertSettingsStore } from "./alert-settings.ts";
import { type Channel, type ChannelDeps, channelsOf } from "./channels.ts";
import { TROUBLE_KINDS } from "./kinds.ts";
import { composeAlert, type Message } from "./message.ts";
import { composeMonthly, utcMonth } from "./monthly.ts";
import { findNews, isSaid, type News } from "./news.ts";
import { afterFailure, afterSuccess, isMonthlyBegun, isMonthlyDue, mayBeTold } from "./pacing.ts";
import type { ReadTroubles } from "./read-troubles.ts";
import type { ToldAlerts } from "./told-alerts.ts";
import type { Trouble } from "./troubles.ts";

export interface TellDeps extends ChannelDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: AlertSettingsStore;
  readonly readTroubles: ReadTroubles;
  readonly told: ToldAlerts;
  /** Names this process among those that share the data folder. */
  readonly instanceId: string;
  /** A fresh link for the account's owner; `undefined` where none can be made. */
  reconnectUrl(accountId: string): string | undefined;
}

/** What there is to say to somebody, and to note. */
interface Steps {
  readonly channel: Channel;
  readonly news: News | undefined;
  readonly saysWell: boolean;
}

const LEASE = "alerts";
/** Longer than three tries of one webhook, and a mail. */
const LEASE_MS = 10 * MINUTE_MS;
const CHANNELS_AT_ONCE = 4;

/** Tells everyone what they do not know yet, unless another process is at it. */
export async function tellOwner(deps: TellDeps, signal: AbortSignal | undefined): Promise<void> {
  // Nothing is written in the many minutes in which there is nothing to say.
  if (plan(deps).length === 0 || !takeLease(deps)) return;
  try {
    const limit = pLimit(CHANNELS_AT_ONCE);
    await Promise.all(
      plan(deps).map(({ channel, news, saysWell }) =>
        limit(async () => {
          if (news) await tellNews(deps, channel, news, signal);
          if (saysWell) await sayWell(deps, channel, signal);
        }),
      ),
    );
  } finally {
    releaseLease(deps);
  }
}

function plan(deps: TellDeps): Steps[] {
  const now = deps.clock.now();
  const settings = deps.settings.get();
  const troubles = deps.readTroubles();
  return channelsOf(deps, settings)
    .map((channel) => {
      const state = deps.db.alertChannels.get(channel.key);
      const saysWell = settings.monthly && channel.isGeneral && isMonthlyDue(state, now);
      return { channel, news: newsFor(deps, channel, state, troubles, now), saysWell };
    })
    .filter(({ news, saysWell }) => news !== undefined || saysWell);
}

function newsFor(
  { db, told }: TellDeps,
  channel: Channel,
  state: AlertChannelRecord,
  troubles: readonly Trouble[],
  now: number,
): News | undefined {
  const news = findNews(
    told.of(channel.key),
    troubles,
    now,
    (trouble) => channel.concerns(trouble),
    (id) => db.accounts.get(id) !== undefined,
  );
  if (isSaid(news)) return mayBeTold(state, now) ? news : undefined;
  return news.over.length > 0 ? news : undefined;
}

async function tellNews(
  deps: TellDeps,
  channel: Channel,
  news: News,
  signal: AbortSignal | undefined,
): Promise<void> {
  const now = deps.clock.now();
  if (isSaid(news)) {
    const wellTitles = news.well.map((sent) => wellTitle(deps, sent));
    const message = composeAlert(news.fresh, wellTitles, {
      publicUrl: deps.publicUrl,
      isGeneral: channel.isGeneral,
      reconnectUrl: (accountId) => reconnectUrl(deps, accountId),
    });
    if (!(await sendMessage(deps, channel, message, signal))) return;
  }
  const told = news.fresh.map(({ kind, subject, title }) => ({
    channel: channel.key,
    kind,
    subject,
    title,
    toldAt: now,
    wellAt: undefined,
  }));
  deps.told.note(channel.key, [...told, ...news.over.map((sent) => ({ ...sent, wellAt: now }))]);
}

function wellTitle({ db }: TellDeps, { kind, subject }: AlertSent): string {
  return TROUBLE_KINDS[kind].well(`@${db.accounts.get(subject)?.profile.username ?? ""}`);
}

/** That none can be made is no reason to say nothing. */
function reconnectUrl(deps: TellDeps, accountId: string): string | undefined {
  try {
    return deps.reconnectUrl(accountId);
  } catch (error) {
    deps.log.error({ err: error }, "a link to connect again could not be made");
    return undefined;
  }
}

async function sayWell(
  deps: TellDeps,
  channel: Channel,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { db } = deps;
  const now = deps.clock.now();
  const saidWell = utcMonth(now);
  const state = db.alertChannels.get(channel.key);
  if (!isMonthlyBegun(state, saidWell)) {
    // Told from the next month on.
    db.alertChannels.put({ ...state, saidWell });
    return;
  }
  const message = composeMonthly(db, deps.readTroubles(), now, deps.publicUrl);
  await sendMessage(deps, channel, message, signal, { saidWell });
}

/** Says whether it was sent, and notes how it went. */
async function sendMessage(
  { db, clock, log }: TellDeps,
  channel: Channel,
  message: Message,
  signal: AbortSignal | undefined,
  changes: Partial<AlertChannelRecord> = {},
): Promise<boolean> {
  const delivery = await channel.send(message, { signal });
  const isSent = delivery.kind === "sent";
  if (signal?.aborted && !isSent) return false;
  const now = clock.now();
  try {
    const state = db.alertChannels.get(channel.key);
    db.alertChannels.put(
      isSent ? { ...afterSuccess(state, now), ...changes } : afterFailure(state, delivery, now),
    );
  } catch (error) {
    log.error({ err: error }, "how an alert went could not be written down");
  }
  if (isSent) log.info({ channel: channel.name }, "the owner was told");
  else log.warn({ channel: channel.name, reason: delivery.sentence }, "an alert was not sent");
  return isSent;
}

/** What cannot be written because the disk is full must be told all the same: better twice than never. */
function takeLease({ db, clock, log, instanceId }: TellDeps): boolean {
  const now = clock.now();
  try {
    return db.leases.take(LEASE, instanceId, now, now + LEASE_MS);
  } catch (error) {
    log.error({ err: error }, "that alerts are being sent could not be written down");
    return true;
  }
}

function releaseLease({ db, log, instanceId }: TellDeps): void {
  try {
    db.leases.release(LEASE, instanceId);
  } catch (error) {
    log.error({ err: error }, "that alerts were sent could not be written down");
  }
}
