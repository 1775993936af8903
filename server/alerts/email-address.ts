import { z } from "zod";

const email = z.email().max(254);
/** `Windowbox <windowbox@example.com>` */
const NAMED = /^[^<>\r\n"]{1,100}<([^<>]+)>$/;
const MAX_RECIPIENTS = 10;

export function isEmailAddress(text: string): boolean {
  return email.safeParse(text).success;
}

/** An address, or one with a name before it. */
export function isSender(text: string): boolean {
  return isEmailAddress(NAMED.exec(text)?.[1]?.trim() ?? text);
}

/** Comma-separated, as people write them, or with semicolons, as Outlook does; `undefined` when one of them is no address. */
export function parseRecipients(text: string): string[] | undefined {
  const all = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (all.length === 0 || all.length > MAX_RECIPIENTS) return undefined;
  return all.every(isEmailAddress) ? [...new Set(all)] : undefined;
}
