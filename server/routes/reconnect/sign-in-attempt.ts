import { randomBytes } from "node:crypto";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import { type LinkOutcome, linkOutcome } from "../../pages/reconnect/outcome-pages.tsx";
import { Secret } from "../../shared/secret.ts";
import { type Clock, HOUR_MS, isExpired, SECOND_MS } from "../../time/clock.ts";
import type { Vault } from "../../tokens/vault.ts";

const ATTEMPT_COOKIE = "windowbox_reconnect";
const PURPOSE = "reconnect-attempt";
/** As long as Instagram's code is good for. */
const ATTEMPT_MS = HOUR_MS;
const STATE_BYTES = 32;
/** Tells the callback that a sign-in began at a link, also in a browser that knows nothing of it. */
const STATE_PREFIX = "link.";

const attemptSchema = z.object({
  state: z.string(),
  /** Of the link. */
  code: z.string(),
  until: z.number(),
  /** Once it has come back: reloading the page shows the same again. */
  outcome: linkOutcome.optional(),
});

export type SignInAttempt = z.infer<typeof attemptSchema>;

/**
 * A sign-in that was begun at a link. It lies, sealed, in the browser that began it and nowhere else: opening a link
 * writes nothing here, however often it is done, and a state works in no other browser and for no other link.
 */
export interface SignInAttempts {
  /** Puts a new one into the answer. */
  begin(c: Context, code: string): SignInAttempt;
  /** The browser's own, if it is the one that came back. */
  read(c: Context, state: string): SignInAttempt | undefined;
  finish(c: Context, attempt: SignInAttempt, outcome: LinkOutcome): void;
}

export function isStateOfLink(state: string | undefined): state is string {
  return state?.startsWith(STATE_PREFIX) ?? false;
}

export function createSignInAttempts(deps: {
  readonly vault: Pick<Vault, "sealText" | "openText">;
  readonly clock: Clock;
  /** Without a trailing slash. */
  readonly publicUrl: string;
}): SignInAttempts {
  const { vault, clock } = deps;
  const prefix = deps.publicUrl.startsWith("https:") ? "host" : undefined;

  function write(c: Context, attempt: SignInAttempt): void {
    const sealed = vault.sealText(PURPOSE, new Secret(JSON.stringify(attempt)));
    setCookie(c, ATTEMPT_COOKIE, sealed.toString("base64url"), {
      path: "/",
      httpOnly: true,
      // Lax, not Strict: coming back from Instagram must find it.
      sameSite: "Lax",
      maxAge: ATTEMPT_MS / SECOND_MS,
      ...(prefix && { prefix, secure: true }),
    });
  }

  function open(sealed: string): SignInAttempt | undefined {
    try {
      const text = vault.openText(PURPOSE, Buffer.from(sealed, "base64url")).reveal();
      return attemptSchema.safeParse(JSON.parse(text)).data;
    } catch {
      // Not from here, or sealed with an earlier key.
      return undefined;
    }
  }

  return {
    begin(c, code) {
      const state = STATE_PREFIX + randomBytes(STATE_BYTES).toString("base64url");
      const attempt = { state, code, until: clock.now() + ATTEMPT_MS };
      write(c, attempt);
      return attempt;
    },
    read(c, state) {
      const sealed = getCookie(c, ATTEMPT_COOKIE, prefix);
      const attempt = sealed === undefined ? undefined : open(sealed);
      if (attempt?.state !== state) return undefined;
      return isExpired(attempt.until, clock.now(), ATTEMPT_MS) ? undefined : attempt;
    },
    finish: (c, attempt, outcome) => write(c, { ...attempt, outcome }),
  };
}
