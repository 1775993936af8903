import { createHmac, randomBytes } from "node:crypto";
import type { Context } from "hono";
import { getSignedCookie, setSignedCookie } from "hono/cookie";
import { z } from "zod";
import type { NamedValues } from "../db/named-values.ts";
import { DAY_MS, SECOND_MS } from "../time/clock.ts";
import { sessionCookieOptions } from "./session-cookie.ts";

const COOKIE = "windowbox_browser";
const COOKIE_DAYS = 365;
const SETTING = "sign_in_addresses";
const ADDRESS_KEPT_MS = 90 * DAY_MS;
const MOST_ADDRESSES = 50;

/** By keyed hash: the file tells nobody from where its owner signs in. */
const ADDRESSES = z.record(z.string(), z.number());

/** Who has signed in before: what strangers guess must not keep them out. It opens nothing by itself. */
export interface KnownOwners {
  /** Names the browser, when somebody signed in from it before. */
  browserOf(c: Context): Promise<string | undefined>;
  hasSignedInFrom(address: string, now: number): boolean;
  /** Within the transaction of a sign-in. */
  rememberAddress(address: string, now: number): void;
  rememberBrowser(c: Context): Promise<void>;
}

export function createKnownOwners(deps: {
  readonly namedValues: NamedValues;
  readonly publicUrl: string;
  readonly signingKey: Buffer;
}): KnownOwners {
  const { namedValues, publicUrl, signingKey } = deps;
  const key = new Uint8Array(createHmac("sha256", signingKey).update(COOKIE).digest());
  const options = sessionCookieOptions(publicUrl);
  const hashOf = (text: string) =>
    createHmac("sha256", key).update(text).digest("base64url").slice(0, 22);

  function addresses(now: number): [string, number][] {
    const stored = namedValues.get(SETTING)?.toString();
    const all = Object.entries(stored === undefined ? {} : ADDRESSES.parse(JSON.parse(stored)));
    return all.filter(([, at]) => at <= now && at > now - ADDRESS_KEPT_MS);
  }

  return {
    async browserOf(c) {
      const id = await getSignedCookie(c, key, COOKIE, options.prefix);
      return id ? hashOf(id) : undefined;
    },
    hasSignedInFrom(address, now) {
      const hash = hashOf(address);
      return addresses(now).some(([known]) => known === hash);
    },
    rememberAddress(address, now) {
      const hash = hashOf(address);
      const others = addresses(now).filter(([known]) => known !== hash);
      const newest = [...others, [hash, now] as const].slice(-MOST_ADDRESSES);
      namedValues.set(SETTING, JSON.stringify(Object.fromEntries(newest)));
    },
    async rememberBrowser(c) {
      const known = await getSignedCookie(c, key, COOKIE, options.prefix);
      const id = known || randomBytes(16).toString("base64url");
      const maxAge = (COOKIE_DAYS * DAY_MS) / SECOND_MS;
      await setSignedCookie(c, COOKIE, id, key, { ...options, maxAge });
    },
  };
}
