import { randomBytes } from "node:crypto";
import type { ApiName } from "../../../server/instagram/types.ts";
import type { Account, Page } from "../accounts.ts";
import { MetaError } from "../graph/meta-error.ts";
import { DAY_MS, HOUR_MS } from "../units.ts";

const CODE_LIFE_MS = HOUR_MS;
export const SHORT_LIFE_MS = HOUR_MS;
export const LONG_LIFE_MS = 60 * DAY_MS;
export const REFRESH_AGE_MS = DAY_MS;
const DATA_ACCESS_LIFE_MS = 90 * DAY_MS;

const PREFIX: Record<ApiName, string> = {
  "instagram-login": "IGAA",
  "basic-display": "IGQV",
  "facebook-login": "EAA",
};

export interface Token {
  readonly value: string;
  readonly api: ApiName;
  readonly kind: "short" | "long" | "page";
  /** Whose posts it reads; a Facebook user token reads those of its Pages. */
  readonly account: Account | undefined;
  readonly pages: readonly Page[];
  readonly scopes: string[];
  /** A Page token's user token. */
  readonly parent: Token | undefined;
  readonly issuedAt: number;
  /** Missing: never. */
  expiresAt: number | undefined;
  /** facebook-login: when the 90 days without the person are over. */
  dataAccessExpiresAt: number | undefined;
  /** Why it was killed before its end. */
  deadBecause: MetaError | undefined;
}

interface Code {
  readonly value: string;
  readonly api: ApiName;
  readonly redirectUri: string;
  readonly account: Account | undefined;
  readonly pages: readonly Page[];
  readonly scopes: string[];
  readonly issuedAt: number;
  used: boolean;
}

type TokenSeed = Pick<Token, "api" | "kind" | "account" | "pages" | "scopes"> & {
  readonly issuedAt?: number;
  readonly expiresAt?: number | undefined;
  readonly dataAccessExpiresAt?: number | undefined;
  readonly parent?: Token;
};

/** Every code and token ever given out, and the rules by which they live. */
export class TokenBook {
  readonly #tokens = new Map<string, Token>();
  readonly #codes = new Map<string, Code>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  issueCode(seed: Omit<Code, "value" | "issuedAt" | "used">): Code {
    const code: Code = { ...seed, value: `AQ${letters(120)}`, issuedAt: this.#now(), used: false };
    this.#codes.set(code.value, code);
    return code;
  }

  findCode(value: string): Code | undefined {
    return this.#codes.get(value);
  }

  isCodeOpen(code: Code): boolean {
    return !code.used && this.#now() < code.issuedAt + CODE_LIFE_MS;
  }

  issue(seed: TokenSeed): Token {
    const issuedAt = seed.issuedAt ?? this.#now();
    const life = seed.kind === "short" ? SHORT_LIFE_MS : LONG_LIFE_MS;
    const token: Token = {
      dataAccessExpiresAt:
        seed.api === "facebook-login" ? issuedAt + DATA_ACCESS_LIFE_MS : undefined,
      parent: undefined,
      ...seed,
      value: `${PREFIX[seed.api]}${letters(160)}`,
      issuedAt,
      expiresAt:
        "expiresAt" in seed ? seed.expiresAt : seed.kind === "page" ? undefined : issuedAt + life,
      deadBecause: undefined,
    };
    this.#tokens.set(token.value, token);
    return token;
  }

  find(value: string): Token | undefined {
    return this.#tokens.get(value);
  }

  all(): Token[] {
    return [...this.#tokens.values()];
  }

  /** The living token, or the error 190 that says why there is none. */
  check(value: string): Token {
    const token = this.#tokens.get(value);
    if (!token) {
      throw new MetaError("Invalid OAuth access token data.", { code: 190 });
    }
    if (token.deadBecause) throw token.deadBecause;
    if (token.expiresAt !== undefined && this.#now() >= token.expiresAt) {
      throw sessionExpired(token.expiresAt, this.#now());
    }
    if (token.kind === "page" && token.pages.some((page) => page.roleLost)) throw roleLost();
    return token;
  }

  isAlive(value: string): boolean {
    try {
      this.check(value);
      return true;
    } catch {
      return false;
    }
  }

  /** One per user token and Page; from a long-lived user token it has no end of its own. */
  pageToken(page: Page, user: Token): Token {
    const known = this.all().find(
      (token) => token.kind === "page" && token.parent === user && token.pages[0] === page,
    );
    return (
      known ??
      this.issue({
        api: "facebook-login",
        kind: "page",
        account: undefined,
        pages: [page],
        scopes: user.scopes,
        parent: user,
        expiresAt: user.kind === "short" ? user.expiresAt : undefined,
        dataAccessExpiresAt: user.dataAccessExpiresAt,
      })
    );
  }

  /** The same string with a new sixty days, which is what some see on a refresh. */
  renew(token: Token): Token {
    const renewed = { ...token, issuedAt: this.#now(), expiresAt: this.#now() + LONG_LIFE_MS };
    this.#tokens.set(token.value, renewed);
    return renewed;
  }

  kill(token: Token, error: MetaError): void {
    token.deadBecause ??= error;
  }

  /** Every token that can read the account, Facebook's included. */
  ofAccount(account: Account): Token[] {
    return this.all().filter(
      (token) => token.account === account || token.pages.some((page) => page.account === account),
    );
  }
}

/** Meta tells the time in this odd form; only people read it. */
function metaTime(instant: number): string {
  return new Date(instant).toUTCString().replace(" GMT", " PST");
}

function sessionExpired(expiredAt: number, now: number): MetaError {
  return new MetaError(
    `Error validating access token: Session has expired on ${metaTime(expiredAt)}. The current time is ${metaTime(now)}.`,
    { code: 190, subcode: 463 },
  );
}

export function passwordChanged(): MetaError {
  return new MetaError(
    "Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.",
    { code: 190, subcode: 460 },
  );
}

export function appRemoved(): MetaError {
  return new MetaError("Error validating access token: The user has not authorized application.", {
    code: 190,
    subcode: 458,
  });
}

function roleLost(): MetaError {
  return new MetaError(
    "Error validating access token: The user must be an administrator, editor, or moderator of the page in order to impersonate it.",
    { code: 190, subcode: 492 },
  );
}

function letters(count: number): string {
  return randomBytes(count).toString("base64url").replaceAll(/[-_]/g, "").slice(0, count);
}
