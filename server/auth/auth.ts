import type { Context, MiddlewareHandler } from "hono";
import type { Database } from "../db/database.ts";
import type { SessionRecord } from "../db/sessions.ts";
import type { Log } from "../logging/log.ts";
import type { Notice } from "../shared/notice.ts";
import type { Secret } from "../shared/secret.ts";
import type { Clock } from "../time/clock.ts";
import { createBrowserSessions } from "./browser-sessions.ts";
import { clientAddress } from "./client-address.ts";
import { createKnownOwners } from "./known-owners.ts";
import { createPasswordAttempts, type PasswordAttempts } from "./password-attempts.ts";
import { createPasswordSetup } from "./password-setup.ts";
import { createPasswords, type PasswordSource } from "./passwords.ts";
import { requireSession, type SessionEnv } from "./require-session.ts";
import type { AttemptOutcome } from "./sign-in-throttle.ts";

export type { SessionEnv } from "./require-session.ts";

/** Who may use the dashboard. */
export interface Auth extends Pick<PasswordAttempts, "hasConfirmed"> {
  /**
   * Sets `c.var.session`, or answers: pages are sent to sign in and come back after, anything else gets 401.
   */
  readonly requireSession: MiddlewareHandler<SessionEnv>;
  currentSession(c: Context): Promise<SessionRecord | undefined>;
  /** Shown once, on the session's next dashboard page. */
  notify(session: Pick<SessionRecord, "idHash">, notice: Notice): void;
  takeNotice(session: Pick<SessionRecord, "idHash">): Notice | undefined;
  /** Starts a session on the answer when the password is right and the address may try. */
  signIn(c: Context, password: Secret): Promise<AttemptOutcome>;
  signOut(c: Context): Promise<void>;
  /** Ends every session, in this browser and all others. */
  signOutEverywhere(c: Context): void;
  /** How many browsers are signed in. */
  sessionCount(): number;
  /** For what must not be done by whoever finds the dashboard open: the password again, counted like any guess. */
  readonly confirmPassword: PasswordAttempts["toConfirm"];
  passwordSource(): PasswordSource;
  /**
   * A link that lets its reader choose the password, while there is none. Each call makes a new one and
   * ends the one before; it works once, within a day.
   */
  setupLink(): string | undefined;
  isSetupToken(token: string): boolean;
  /** Sets the first password and starts a session; false when the link does not work any more. */
  completeSetup(c: Context, token: string, password: Secret): Promise<boolean>;
  /** Ends every session. Throws `OwnerError` for a password that is too short or cannot take effect. */
  setPassword(password: Secret): Promise<void>;
  /** The same for who is signed in, and stays so in this browser, in a session of its own. */
  changePassword(c: Context, password: Secret): Promise<Pick<SessionRecord, "idHash">>;
  verifyPassword(password: Secret): Promise<boolean>;
}

export interface AuthDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly adminPassword: Secret | undefined;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly signingKey: Buffer;
  /** Whose word about who sent a request is believed. */
  readonly isTrustedProxy?: (address: string) => boolean;
  /** Whose failures are counted together; by default the socket's peer, or whom a trusted proxy names. */
  readonly clientAddress?: (c: Context) => string;
}

export function createAuth(deps: AuthDeps): Auth {
  const { db } = deps;
  const addressOf =
    deps.clientAddress ?? ((c: Context) => clientAddress(c, deps.isTrustedProxy ?? (() => false)));
  const passwords = createPasswords(deps);
  const known = createKnownOwners({ ...deps, namedValues: db.namedValues });
  const sessions = createBrowserSessions({ ...deps, passwords, known, addressOf });
  const attempts = createPasswordAttempts({ ...deps, passwords, known, addressOf });
  const setup = createPasswordSetup({ ...deps, passwords });

  return {
    requireSession: requireSession(sessions),
    currentSession: sessions.current,
    notify: (session, notice) => db.notices.put(session.idHash, notice),
    takeNotice(session) {
      const notice = db.notices.get(session.idHash);
      // Rather said twice than a page that waits for another program.
      if (notice) db.tryWrite(() => db.notices.delete(session.idHash));
      return notice;
    },
    async signIn(c, password) {
      const outcome = await attempts.toSignIn(c, password);
      if (outcome === "success") await sessions.start(c);
      return outcome;
    },
    signOut: sessions.end,
    signOutEverywhere: sessions.endAll,
    sessionCount: sessions.count,
    confirmPassword: attempts.toConfirm,
    hasConfirmed: attempts.hasConfirmed,
    passwordSource: passwords.source,
    setupLink: setup.link,
    isSetupToken: setup.isToken,
    async completeSetup(c, token, password) {
      const done = await setup.complete(token, password);
      if (done) await sessions.start(c);
      return done;
    },
    setPassword: setup.setPassword,
    async changePassword(c, password) {
      await setup.setPassword(password);
      return sessions.start(c);
    },
    verifyPassword: passwords.verify,
  };
}
