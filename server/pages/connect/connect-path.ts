import type { ApiName } from "../../instagram/types.ts";

interface ConnectQuery {
  readonly api?: ApiName | undefined;
  readonly way?: "token" | undefined;
  /** Id of the account that is to be connected again: another one that comes instead is noticed. */
  readonly account?: string | undefined;
}

/** The page on which an account is connected, or the address at which its sign-in begins. */
export function connectPath(path: "/admin/connect" | "/connect", query: ConnectQuery): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(Object.fromEntries(entries)).toString();
  return text === "" ? path : `${path}?${text}`;
}

/** Carries the account along with a form. */
export const ACCOUNT_FIELD = "account";
