import { channelsOf } from "./channels.ts";
import type { Delivery } from "./delivery.ts";
import { canMailLinks, mailReconnectLink } from "./mail-links.ts";
import { composeTest } from "./message.ts";
import { workingAgain } from "./pacing.ts";
import { type TellDeps, tellOwner } from "./tell-owner.ts";
import { createToldAlerts } from "./told-alerts.ts";

type AlertsDeps = Omit<TellDeps, "told">;

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

export function createAlerts(deps: AlertsDeps): Alerts {
  const tellDeps = { ...deps, told: createToldAlerts(deps) };

  return {
    tell: (signal) => tellOwner(tellDeps, signal),
    test: () => sendTests(deps),
    canSendLinks: (accountId) => canMailLinks(deps, accountId),
    sendReconnectLink: (
      accountId,
      name,
      makeUrl = () => (accountId === undefined ? undefined : deps.reconnectUrl(accountId)),
    ) => mailReconnectLink(deps, accountId, name, makeUrl),
    retryNow() {
      for (const { key } of channelsOf(deps, deps.settings.get())) {
        const state = deps.db.alertChannels.get(key);
        if (state.retryAt !== undefined) {
          deps.db.alertChannels.put({ ...state, retryAt: undefined });
        }
      }
    },
    channels: () => readChannels(deps),
  };
}

async function sendTests(deps: AlertsDeps): ReturnType<Alerts["test"]> {
  const { db, settings } = deps;
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
}

function readChannels(deps: AlertsDeps): ChannelStatus[] {
  return channelsOf(deps, deps.settings.get()).map(({ key, name, isGeneral }) => {
    const { sentAt, lastError, failures } = deps.db.alertChannels.get(key);
    return { name, isGeneral, lastSentAt: sentAt.at(-1), lastError, isRetried: failures > 0 };
  });
}
