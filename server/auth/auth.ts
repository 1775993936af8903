import { createHmac, randomBytes } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import type { Database } from "../db/database.ts";
import type { SessionRecord } from "../db/sessions.ts";
import { createBoundedLog } from "../logging/bounded-log.ts";
import type { Log } from "../logging/log.ts";
import type { Notice } from "../shared/notice.ts";
import type { Secret } from "../shared/secret.ts";
import type { Clock } from "../time/clock.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../time/clock.ts";
import { clientAddress } from "./client-address.ts";
import { createKnownOwners } from "./known-owners.ts";
import { safeNextPath } from "./next-path.ts";
import { createPasswords, type PasswordSource } from "./passwords.ts";
import { createSessionCookie } from "./session-cookie.ts";
import { createSetupTokens } from "./setup-tokens.ts";
import {
  type Attempter,
  type AttemptOutcome,
  createSignInThrottle,
  FAILURES_KEPT_MS,
} from "./sign-in-throttle.ts";

const SESSION_MS = 30 * DAY_MS;
/** A session that nobody uses ends sooner. */
const IDLE_MS = DAY_MS;
/** A session's end is put off at most this often: each time is a write. */
const TOUCH_EVERY_MS = HOUR_MS;
/** How long a password that was typed again counts. */
const CONFIRMED_MS = 5 * MINUTE_MS;

export type SessionEnv = { Variables: { session: SessionRecord } };

/** Who may use the dashboard. */
export interface Auth {
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
  confirmPassword(
    c: Context,
    session: Pick<SessionRecord, "idHash">,
    password: Secret,
  ): Promise<AttemptOutcome>;
  /** Whether that was done within the last minutes, by this session. */
  hasConfirmed(session: Pick<SessionRecord, "idHash">): boolean;
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
  const { db, clock, log, publicUrl } = deps;
  const addressOf =
    deps.clientAddress ?? ((c: Context) => clientAddress(c, deps.isTrustedProxy ?? (() => false)));
  const passwords = createPasswords(deps);
  const cookie = createSessionCookie(deps);
  const known = createKnownOwners({ ...deps, namedValues: db.namedValues });
  const logRefused = createBoundedLog(log, clock);
  const throttle = createSignInThrottle({
    db,
    clock,
    onUnstored: (error) => log.error({ err: error }, "a sign-in could not be written down"),
  });
  const setupTokens = createSetupTokens({ namedValues: db.namedValues, clock });
  /** Not stored: a restart asks once more. */
  const confirmedAt = new Map<string, number>();

  /** Keyed by the password's fingerprint, so that a changed password leaves every old session unfound. */
  function hashOf(sessionId: string): string | undefined {
    const fingerprint = passwords.fingerprint();
    return fingerprint && createHmac("sha256", fingerprint).update(sessionId).digest("hex");
  }

  async function currentSession(c: Context): Promise<SessionRecord | undefined> {
    const sessionId = await cookie.read(c);
    const idHash = sessionId && hashOf(sessionId);
    return idHash ? db.sessions.get(idHash, clock.now()) : undefined;
  }

  async function startSession(c: Context): Promise<Pick<SessionRecord, "idHash">> {
    const before = await currentSession(c);
    const now = clock.now();
    const sessionId = randomBytes(32).toString("base64url");
    const idHash = hashOf(sessionId);
    if (!idHash) throw new Error("a session was started without a password");
    const address = addressOf(c);
    await db.write(() => {
      if (before) db.sessions.delete(before.idHash);
      db.sessions.deleteExpired(now);
      db.signInFailures.deleteBefore(now - FAILURES_KEPT_MS);
      db.sessions.insert({ idHash, createdAt: now, expiresAt: now + IDLE_MS });
      known.rememberAddress(address, now);
    });
    await cookie.write(c, sessionId, SESSION_MS / 1000);
    await known.rememberBrowser(c);
    log.info({ address }, "somebody signed in to the dashboard");
    return { idHash };
  }

  async function setPassword(password: Secret): Promise<void> {
    const hash = await passwords.hash(password);
    await db.write(() => {
      setupTokens.forget();
      passwords.store(hash);
      db.sessions.deleteAll();
    });
  }

  /** Strangers are counted together; who signed in before, from this browser or address, by themselves. */
  async function attempterOf(c: Context): Promise<Attempter> {
    const browser = await known.browserOf(c);
    if (browser !== undefined) return { key: `browser ${browser}`, isKnown: true };
    const address = addressOf(c);
    return { key: address, isKnown: known.hasSignedInFrom(address, clock.now()) };
  }

  async function attempt(c: Context, who: Attempter, password: Secret): Promise<AttemptOutcome> {
    const outcome = await throttle.attempt(who, () => passwords.verify(password));
    if (outcome === "invalid") {
      logRefused({ address: addressOf(c) }, "a wrong password for the dashboard");
    } else if (outcome !== "success") {
      logRefused({ address: addressOf(c) }, "a password for the dashboard came too soon");
    }
    return outcome;
  }

  /** Puts off the end of a session that is in use, up to the longest that one may last. */
  function keepAlive({ idHash, createdAt, expiresAt }: SessionRecord): void {
    const end = Math.min(clock.now() + IDLE_MS, createdAt + SESSION_MS);
    // Whoever writes just now is not waited for: the next page does it.
    if (end >= expiresAt + TOUCH_EVERY_MS) db.tryWrite(() => db.sessions.extend(idHash, end));
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
    currentSession,
    async requireSession(c, next) {
      const session = await currentSession(c);
      if (session) {
        keepAlive(session);
        c.set("session", session);
        return next();
      }
      c.header("Cache-Control", "no-store");
      if (!c.req.header("accept")?.includes("text/html")) {
        return c.text("Please sign in to the dashboard first.", 401);
      }
      const isPage = c.req.method === "GET";
      const wanted = isPage ? c.req.path + new URL(c.req.url).search : pathOfReferrer(c);
      const query = new URLSearchParams({
        next: safeNextPath(wanted),
        ...(!isPage && { lost: "yes" }),
      });
      return c.redirect(`/admin/login?${query}`, 303);
    },
    notify: (session, notice) => db.notices.put(session.idHash, notice),
    takeNotice(session) {
      const notice = db.notices.get(session.idHash);
      // Rather said twice than a page that waits for another program.
      if (notice) db.tryWrite(() => db.notices.delete(session.idHash));
      return notice;
    },
    async signIn(c, password) {
      const outcome = await attempt(c, await attempterOf(c), password);
      if (outcome === "success") await startSession(c);
      return outcome;
    },
    async signOut(c) {
      const session = await currentSession(c);
      if (session) db.sessions.delete(session.idHash);
      cookie.clear(c);
    },
    signOutEverywhere(c) {
      db.sessions.deleteAll();
      cookie.clear(c);
    },
    sessionCount: () => db.sessions.count(clock.now()),
    async confirmPassword(c, session, password) {
      const who = { key: `session ${session.idHash}`, isKnown: true };
      const outcome = await attempt(c, who, password);
      if (outcome === "success") confirmations().set(session.idHash, clock.now());
      return outcome;
    },
    hasConfirmed: (session) => confirmations().has(session.idHash),
    passwordSource: passwords.source,
    setupLink() {
      if (passwords.source() !== "none") return undefined;
      return `${publicUrl}/admin/setup?token=${setupTokens.issue()}`;
    },
    isSetupToken: (token) => passwords.source() === "none" && setupTokens.matches(token),
    async completeSetup(c, token, password) {
      if (!setupTokens.matches(token)) return false;
      const hash = await passwords.hash(password);
      const done = await db.write(() => {
        // Asked only now: hashing takes a while, and two people may hold the link.
        if (passwords.source() !== "none" || !setupTokens.matches(token)) return false;
        setupTokens.forget();
        passwords.store(hash);
        return true;
      });
      if (done) await startSession(c);
      return done;
    },
    setPassword,
    async changePassword(c, password) {
      await setPassword(password);
      return startSession(c);
    },
    verifyPassword: passwords.verify,
  };
}

/** Which page a form was on. */
function pathOfReferrer(c: Context): string | undefined {
  const referrer = c.req.header("referer") ?? "";
  if (!URL.canParse(referrer)) return undefined;
  const { pathname, search } = new URL(referrer);
  return pathname + search;
}
