import type { Context } from "hono";
import type { Database } from "../db/database.ts";
import type { SessionRecord } from "../db/sessions.ts";
import { createBoundedLog } from "../logging/bounded-log.ts";
import type { Log } from "../logging/log.ts";
import type { Secret } from "../shared/secret.ts";
import { type Clock, MINUTE_MS } from "../time/clock.ts";
import type { KnownOwners } from "./known-owners.ts";
import type { Passwords } from "./passwords.ts";
import { type Attempter, type AttemptOutcome, createSignInThrottle } from "./sign-in-throttle.ts";

/** How long a password that was typed again counts. */
const CONFIRMED_MS = 5 * MINUTE_MS;

/** Passwords that are typed in, each counted as a guess. */
export interface PasswordAttempts {
  toSignIn(c: Context, password: Secret): Promise<AttemptOutcome>;
  /** By who is signed in already. */
  toConfirm(
    c: Context,
    session: Pick<SessionRecord, "idHash">,
    password: Secret,
  ): Promise<AttemptOutcome>;
  /** Whether that was done within the last minutes, by this session. */
  hasConfirmed(session: Pick<SessionRecord, "idHash">): boolean;
}

interface PasswordAttemptsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly passwords: Pick<Passwords, "verify">;
  readonly known: Pick<KnownOwners, "browserOf" | "hasSignedInFrom">;
  addressOf(c: Context): string;
}

export function createPasswordAttempts(deps: PasswordAttemptsDeps): PasswordAttempts {
  const { db, clock, log, known, addressOf } = deps;
  const logRefused = createBoundedLog(log, clock);
  const throttle = createSignInThrottle({
    db,
    clock,
    onUnstored: (error) => log.error({ err: error }, "a sign-in could not be written down"),
  });
  /** Not stored: a restart asks once more. */
  const confirmedAt = new Map<string, number>();

  /** Strangers are counted together; who signed in before, from this browser or address, by themselves. */
  async function attempterOf(c: Context): Promise<Attempter> {
    const browser = await known.browserOf(c);
    if (browser !== undefined) return { key: `browser ${browser}`, isKnown: true };
    const address = addressOf(c);
    return { key: address, isKnown: known.hasSignedInFrom(address, clock.now()) };
  }

  async function attempt(c: Context, who: Attempter, password: Secret): Promise<AttemptOutcome> {
    const outcome = await throttle.attempt(who, () => deps.passwords.verify(password));
    if (outcome === "invalid") {
      logRefused({ address: addressOf(c) }, "a wrong password for the dashboard");
    } else if (outcome !== "success") {
      logRefused({ address: addressOf(c) }, "a password for the dashboard came too soon");
    }
    return outcome;
  }

  /** The time of a password typed again, while it counts. */
  function confirmations(): Map<string, number> {
    const now = clock.now();
    for (const [idHash, at] of confirmedAt) {
      if (now < at || now >= at + CONFIRMED_MS) confirmedAt.delete(idHash);
    }
    return confirmedAt;
  }

  return {
    toSignIn: async (c, password) => attempt(c, await attempterOf(c), password),
    async toConfirm(c, { idHash }, password) {
      const outcome = await attempt(c, { key: `session ${idHash}`, isKnown: true }, password);
      if (outcome === "success") confirmations().set(idHash, clock.now());
      return outcome;
    },
    hasConfirmed: ({ idHash }) => confirmations().has(idHash),
  };
}
