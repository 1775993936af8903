import pLimit from "p-limit";
import type { AlertChannelRecord } from "../db/alert-channels.ts";
import type { AlertSent } from "../db/alerts-sent.ts";
import type { Database } from "../db/database.ts";
import type { Log } from "../logging/log.ts";
import { type Clock, DAY_MS, HOUR_MS, isDueBy, MINUTE_MS } from "../time/clock.ts";
import type { AlertSettingsStore } from "./alert-settings.ts";
import { type Channel, type ChannelDeps, channelsOf, mailChannel } from "./channels.ts";
import { type Delivery, failed } from "./delivery.ts";
import { TROUBLE_KINDS } from "./kinds.ts";
import { composeAlert, composeLink, composeTest, type Message } from "./message.ts";
import { composeMonthly, utcMonth } from "./monthly.ts";
import type { ReadTroubles } from "./read-troubles.ts";
import type { Trouble } from "./troubles.ts";

/** What somebody does not know yet. */
interface News {
  readonly fresh: readonly Trouble[];
  /** Told of, and over. */
  readonly over: readonly AlertSent[];
  /** Those of them that are told of. */
  readonly well: readonly AlertSent[];
}

interface AlertsDeps extends ChannelDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: AlertSettingsStore;
  readonly readTroubles: ReadTroubles;
  /** Names this process among those that share the data folder. */
  readonly instanceId: string;
  /** A fresh link for the account's owner; `undefined` where none can be made. */
  reconnectUrl(accountId: string): string | undefined;
}

/** How one way of telling the owner is. */
export interface ChannelStatus {
  readonly name: string;
  readonly isGeneral: boolean;
  readonly lastSentAt: number | undefined;
  /** Why the last attempt failed, a sentence. */
  readonly lastError: string | undefined;
  /** What could not be told is tried again by itself; a test is not. */
  readonly isRetried: boolean;
}

export interface Alerts {
  /** Tells everyone what they do not know yet: once for each trouble, and once when it is well again. */
  tell(signal?: AbortSignal): Promise<void>;
  /** Sends a test to everyone now; what came of it, one sentence for each. */
  test(): Promise<{ readonly name: string; readonly delivery: Delivery }[]>;
  /** Whether anybody is told of the account's trouble by mail; `undefined`: of one that is not here yet. */
  canSendLinks(accountId: string | undefined): boolean;
  /**
   * Sends a fresh link to whoever is told of the account's trouble by mail, and shows it to nobody.
   * @param makeUrl where it is no link to an account that is here
   */
  sendReconnectLink(
    accountId: string | undefined,
    name: string,
    makeUrl?: () => string | undefined,
  ): Promise<Delivery>;
  /** After a setting was changed: what failed before is tried with the next look. */
  retryNow(): void;
  channels(): ChannelStatus[];
}

const LEASE = "alerts";
/** Longer than three tries of one webhook, and a mail. */
const LEASE_MS = 10 * MINUTE_MS;
const AT_ONCE = 4;

const FIRST_RETRY_MS = 5 * MINUTE_MS;
const LONGEST_RETRY_MS = 6 * HOUR_MS;
/** So much lies between two messages to the same place, and more after several in a day: what comes up meanwhile waits. */
const GAP_MS = 15 * MINUTE_MS;
const LONG_GAP_MS = 6 * HOUR_MS;
const MANY_A_DAY = 4;
/** Trouble that comes back so soon was told of already. */
const QUIET_MS = 6 * HOUR_MS;
/** "All is well" comes at a decent hour of the first day. */
const MONTHLY_HOUR = 8;

export function createAlerts(deps: AlertsDeps): Alerts {
  const { db, clock, log, settings } = deps;
  /** What was sent although it could not be written down, as on a full disk: the next minute must not send it again. */
  const unwritten = new Map<string, AlertSent[]>();

  async function tell(signal?: AbortSignal): Promise<void> {
    // Nothing is written in the many minutes in which there is nothing to say.
    if (plan().every((steps) => steps.isEmpty) || !takeLease()) return;
    try {
      const limit = pLimit(AT_ONCE);
      await Promise.all(
        plan().map((steps) =>
          limit(async () => {
            if (steps.news) await tellNews(steps.channel, steps.news, signal);
            if (steps.saysWell) await sayWell(steps.channel, signal);
          }),
        ),
      );
    } finally {
      releaseLease();
    }
  }

  /** What there is to say to each, and to note. */
  function plan() {
    const now = clock.now();
    const current = settings.get();
    const troubles = deps.readTroubles();
    return channelsOf(deps, current).map((channel) => {
      const news = newsFor(channel, troubles, now);
      const saysWell = current.monthly && channel.isGeneral && isMonthlyDue(channel.key, now);
      return { channel, news, saysWell, isEmpty: news === undefined && !saysWell };
    });
  }

  function newsFor(channel: Channel, troubles: readonly Trouble[], now: number): News | undefined {
    const told = toldTo(channel.key);
    const fresh = troubles.filter(
      (trouble) => channel.concerns(trouble) && !isKnown(told, trouble, now),
    );
    const over = told.filter(
      (sent) => sent.wellAt === undefined && !troubles.some((trouble) => isSame(sent, trouble)),
    );
    const well = over.filter(({ subject }) => isWell(subject, troubles));
    const isSaid = fresh.length + well.length > 0;
    if (isSaid && !mayBeTold(db.alertChannels.get(channel.key), now)) return undefined;
    return isSaid || over.length > 0 ? { fresh, over, well } : undefined;
  }

  /** With an account that is gone goes its trouble, and without access nobody knows how the rest is: neither is well. */
  function isWell(subject: string, troubles: readonly Trouble[]): boolean {
    if (subject === "") return true;
    const isShut = troubles.some((one) => one.subject === subject && one.kind === "reconnect");
    return !isShut && db.accounts.get(subject) !== undefined;
  }

  function wellTitle({ kind, subject }: AlertSent): string {
    return TROUBLE_KINDS[kind].well(`@${db.accounts.get(subject)?.profile.username ?? ""}`);
  }

  /** What cannot be written because the disk is full must be told all the same: better twice than never. */
  function takeLease(): boolean {
    const now = clock.now();
    try {
      return db.leases.take(LEASE, deps.instanceId, now, now + LEASE_MS);
    } catch (error) {
      log.error({ err: error }, "that alerts are being sent could not be written down");
      return true;
    }
  }

  function releaseLease(): void {
    try {
      db.leases.release(LEASE, deps.instanceId);
    } catch (error) {
      log.error({ err: error }, "that alerts were sent could not be written down");
    }
  }

  /** That none can be made is no reason to say nothing. */
  function reconnectUrl(accountId: string): string | undefined {
    try {
      return deps.reconnectUrl(accountId);
    } catch (error) {
      log.error({ err: error }, "a link to connect again could not be made");
      return undefined;
    }
  }

  async function tellNews(
    channel: Channel,
    { fresh, over, well }: News,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const now = clock.now();
    if (fresh.length + well.length > 0) {
      const message = composeAlert(fresh, well.map(wellTitle), {
        publicUrl: deps.publicUrl,
        isGeneral: channel.isGeneral,
        reconnectUrl,
      });
      if (!(await send(channel, message, signal))) return;
    }
    const told = fresh.map(({ kind, subject, title }) => ({
      channel: channel.key,
      kind,
      subject,
      title,
      toldAt: now,
      wellAt: undefined,
    }));
    note(channel.key, [...told, ...over.map((sent) => ({ ...sent, wellAt: now }))]);
  }

  function toldTo(key: string): AlertSent[] {
    const apart = unwritten.get(key) ?? [];
    const written = db.alertsSent
      .ofChannel(key)
      .filter((sent) => !apart.some((other) => isSame(sent, other)));
    return [...written, ...apart];
  }

  function note(key: string, changes: readonly AlertSent[]): void {
    if (changes.length === 0) return;
    const now = clock.now();
    const apart = (unwritten.get(key) ?? []).filter(
      (sent) => !changes.some((change) => isSame(sent, change)),
    );
    try {
      db.transaction(() => {
        for (const sent of [...apart, ...changes]) {
          if (isForgotten(sent, now)) db.alertsSent.delete(sent);
          else db.alertsSent.put(sent);
        }
      });
      unwritten.delete(key);
    } catch (error) {
      log.error({ err: error }, "who was told what could not be written down");
      unwritten.set(key, [...apart, ...changes]);
    }
  }

  /** Says whether it was sent, and notes how it went. */
  async function send(
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

  function isMonthlyDue(key: string, now: number): boolean {
    const state = db.alertChannels.get(key);
    if (!wasBegun(state, utcMonth(now))) return true;
    const date = new Date(now);
    const isTime = date.getUTCDate() > 1 || date.getUTCHours() >= MONTHLY_HOUR;
    return state.saidWell < utcMonth(now) && isTime && mayBeTold(state, now);
  }

  /** Where a clock ran ahead and was set back since, it begins anew. */
  function wasBegun(
    state: AlertChannelRecord,
    month: string,
  ): state is AlertChannelRecord & { saidWell: string } {
    return state.saidWell !== undefined && state.saidWell <= month;
  }

  async function sayWell(channel: Channel, signal: AbortSignal | undefined): Promise<void> {
    const now = clock.now();
    const saidWell = utcMonth(now);
    const state = db.alertChannels.get(channel.key);
    if (!wasBegun(state, saidWell)) {
      // Told from the next month on.
      db.alertChannels.put({ ...state, saidWell });
      return;
    }
    const message = composeMonthly(db, deps.readTroubles(), now, deps.publicUrl);
    await send(channel, message, signal, { saidWell });
  }

  /** The account's own, else those of who looks after the server. */
  function addressesFor(accountId: string | undefined) {
    const own = db.alertAddresses.all().find((row) => row.accountId === accountId)?.address;
    return own === undefined
      ? { addresses: settings.get().recipients, isOwn: false }
      : { addresses: [own], isOwn: true };
  }

  return {
    tell,
    async test() {
      const message = composeTest(deps);
      return Promise.all(
        channelsOf(deps, settings.get()).map(async (channel) => {
          // Somebody is waiting: one try says enough.
          const delivery = await channel.send(message, { tries: 1 });
          const state = db.alertChannels.get(channel.key);
          db.alertChannels.put(
            delivery.kind === "sent"
              ? // What is open and could not be told before need not wait any longer.
                workingAgain(state)
              : { ...state, lastError: delivery.sentence },
          );
          return { name: channel.name, delivery };
        }),
      );
    },
    canSendLinks: (accountId) =>
      settings.get().mailServer !== undefined && addressesFor(accountId).addresses.length > 0,
    async sendReconnectLink(
      accountId,
      name,
      makeUrl = () => (accountId === undefined ? undefined : deps.reconnectUrl(accountId)),
    ) {
      const current = settings.get();
      const { addresses, isOwn } = addressesFor(accountId);
      if (!current.mailServer || addresses.length === 0) {
        return failed("No e-mail address is set to send a link to.");
      }
      let last = failed("No link can be made.");
      for (const address of addresses) {
        const url = makeUrl();
        if (url === undefined) return last;
        const message = composeLink(name, url, !isOwn);
        last = await mailChannel(deps, current, address, undefined).send(message);
      }
      return last;
    },
    retryNow() {
      for (const { key } of channelsOf(deps, settings.get())) {
        const state = db.alertChannels.get(key);
        if (state.retryAt !== undefined) db.alertChannels.put({ ...state, retryAt: undefined });
      }
    },
    channels: () =>
      channelsOf(deps, settings.get()).map(({ key, name, isGeneral }) => {
        const { sentAt, lastError, failures } = db.alertChannels.get(key);
        return {
          name,
          isGeneral,
          lastSentAt: sentAt.at(-1),
          lastError,
          isRetried: failures > 0,
        };
      }),
  };
}

function isSame(
  one: Pick<Trouble, "kind" | "subject">,
  other: Pick<Trouble, "kind" | "subject">,
): boolean {
  return one.kind === other.kind && one.subject === other.subject;
}

/** Long enough well that it is news when it comes back. */
function isForgotten({ wellAt, toldAt }: AlertSent, now: number): boolean {
  return wellAt !== undefined && !isWithin(toldAt, QUIET_MS, now);
}

function isKnown(told: readonly AlertSent[], trouble: Trouble, now: number): boolean {
  const sent = told.find((one) => isSame(one, trouble));
  return sent !== undefined && !isForgotten(sent, now);
}

function mayBeTold({ sentAt, retryAt }: AlertChannelRecord, now: number): boolean {
  if (retryAt !== undefined && !isDueBy(retryAt, now, LONGEST_RETRY_MS)) return false;
  const today = sentAt.filter((at) => isWithin(at, DAY_MS, now));
  const gap = today.length >= MANY_A_DAY ? LONG_GAP_MS : GAP_MS;
  return !today.some((at) => isWithin(at, gap, now));
}

function isWithin(at: number, spanMs: number, now: number): boolean {
  return at <= now && now - at < spanMs;
}

function afterSuccess(state: AlertChannelRecord, now: number): AlertChannelRecord {
  return { ...workingAgain(state), sentAt: [...state.sentAt.slice(1 - MANY_A_DAY), now] };
}

function workingAgain(state: AlertChannelRecord): AlertChannelRecord {
  return { ...state, failures: 0, lastError: undefined, retryAt: undefined };
}

function afterFailure(
  state: AlertChannelRecord,
  { sentence }: Extract<Delivery, { kind: "failed" }>,
  now: number,
): AlertChannelRecord {
  const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(state.failures, 10));
  return { ...state, failures: state.failures + 1, lastError: sentence, retryAt: now + wait };
}
