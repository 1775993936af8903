import { createHmac, randomBytes } from "node:crypto";
import type { Context } from "hono";
import type { Database } from "../db/database.ts";
import type { SessionRecord } from "../db/sessions.ts";
import type { Log } from "../logging/log.ts";
import { type Clock, DAY_MS, HOUR_MS, SECOND_MS } from "../time/clock.ts";
import type { KnownOwners } from "./known-owners.ts";
import type { Passwords } from "./passwords.ts";
import { createSessionCookie } from "./session-cookie.ts";
import { FAILURES_KEPT_MS } from "./sign-in-throttle.ts";

const SESSION_MS = 30 * DAY_MS;
/** A session that nobody uses ends sooner. */
const IDLE_MS = DAY_MS;
/** A session's end is put off at most this often: each time is a write. */
const TOUCH_EVERY_MS = HOUR_MS;

/** Who is signed in, by the cookie of their browser. */
export interface BrowserSessions {
  current(c: Context): Promise<SessionRecord | undefined>;
  /**
   * Whether the browser comes with a session of ours at all. One that is not current has ended: by time, a new password or
   * from another browser.
   */
  isKept(c: Context): Promise<boolean>;
  /** In the place of the one that the browser had. */
  start(c: Context): Promise<Pick<SessionRecord, "idHash">>;
  /** Puts off the end of a session that is in use, up to the longest that one may last. */
  keepAlive(session: SessionRecord): void;
  end(c: Context): Promise<void>;
  /** In this browser and all others. */
  endAll(c: Context): void;
  count(): number;
}

interface BrowserSessionsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl: string;
  readonly signingKey: Buffer;
  readonly passwords: Pick<Passwords, "fingerprint">;
  readonly known: Pick<KnownOwners, "rememberAddress" | "rememberBrowser">;
  addressOf(c: Context): string;
}

export function createBrowserSessions(deps: BrowserSessionsDeps): BrowserSessions {
  const { db, clock, known } = deps;
  const cookie = createSessionCookie(deps);

  /** Keyed by the password's fingerprint, so that a changed password leaves every old session unfound. */
  function hashOf(sessionId: string): string | undefined {
    const fingerprint = deps.passwords.fingerprint();
    return fingerprint && createHmac("sha256", fingerprint).update(sessionId).digest("hex");
  }

  async function current(c: Context): Promise<SessionRecord | undefined> {
    const sessionId = await cookie.read(c);
    const idHash = sessionId && hashOf(sessionId);
    return idHash ? db.sessions.get(idHash, clock.now()) : undefined;
  }

  return {
    current,
    isKept: async (c) => (await cookie.read(c)) !== undefined,
    async start(c) {
      const before = await current(c);
      const now = clock.now();
      const sessionId = randomBytes(32).toString("base64url");
      const idHash = hashOf(sessionId);
      if (!idHash) throw new Error("a session was started without a password");
      const address = deps.addressOf(c);
      await db.write(() => {
        if (before) db.sessions.delete(before.idHash);
        db.sessions.deleteExpired(now);
        db.signInFailures.deleteBefore(now - FAILURES_KEPT_MS);
        db.sessions.insert({ idHash, createdAt: now, expiresAt: now + IDLE_MS });
        known.rememberAddress(address, now);
      });
      await cookie.write(c, sessionId, SESSION_MS / SECOND_MS);
      await known.rememberBrowser(c);
      deps.log.info({ address }, "somebody signed in to the dashboard");
      return { idHash };
    },
    keepAlive({ idHash, createdAt, expiresAt }) {
      const end = Math.min(clock.now() + IDLE_MS, createdAt + SESSION_MS);
      // Whoever writes just now is not waited for: the next page does it.
      if (end >= expiresAt + TOUCH_EVERY_MS) db.tryWrite(() => db.sessions.extend(idHash, end));
    },
    async end(c) {
      const session = await current(c);
      if (session) db.sessions.delete(session.idHash);
      cookie.clear(c);
    },
    endAll(c) {
      db.sessions.deleteAll();
      cookie.clear(c);
    },
    count: () => db.sessions.count(clock.now()),
  };
}
