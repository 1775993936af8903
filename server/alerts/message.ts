import { needsYou } from "./needs-you.ts";
import type { Trouble } from "./troubles.ts";

/** What somebody is told, in whichever way. */
export interface Message {
  readonly event: "trouble" | "well" | "test" | "monthly" | "link";
  readonly subject: string;
  readonly text: string;
  readonly troubles: readonly Pick<Trouble, "kind" | "title" | "sentence">[];
}

interface MessageContext {
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** For who looks after the server; else for the owner of an account, to whom the dashboard is closed. */
  readonly isGeneral: boolean;
  /** A fresh one for each message: the server remembers only its fingerprint. `undefined` where none can be made. */
  reconnectUrl(accountId: string): string | undefined;
}

/** More of them are counted: whoever has so many looks into the dashboard anyway. */
const MOST = 20;

const HEADINGS = {
  now: "This needs you now",
  overdue: "This could not be done for three days",
  well: "Well again",
} as const;

/** What is new since the last message: troubles, and what is so again, in a few words each. */
export function composeAlert(
  troubles: readonly Trouble[],
  wellAgain: readonly string[],
  context: MessageContext,
): Message {
  const listed = troubles.slice(0, MOST);
  const part = (urgency: Trouble["urgency"]) => {
    const those = listed.filter((trouble) => trouble.urgency === urgency);
    if (those.length === 0) return [];
    return [`${HEADINGS[urgency]}:`, ...those.map((trouble) => paragraph(trouble, context))];
  };
  const more = troubles.length - listed.length;
  const well = wellAgain.slice(0, MOST).map((title) => `- ${title}.`);
  const moreWell = wellAgain.length - well.length;
  return {
    event: troubles.length > 0 ? "trouble" : "well",
    subject: mailSubject(troubles, wellAgain),
    text: lines([
      ...part("now"),
      ...part("overdue"),
      more > 0 && `And ${more} more, which the dashboard lists.`,
      well.length > 0 && [`${HEADINGS.well}:`, ...well].join("\n"),
      moreWell > 0 && `And ${moreWell} more are well again.`,
      troubles.some(({ subject }) => subject !== "") &&
        "Visitors keep seeing what was last good: nothing breaks on the site.",
      context.isGeneral
        ? dashboardLine(context)
        : `You are told because a website shows the posts of this account, through ${new URL(context.publicUrl).host}: whoever looks after it entered your address.`,
    ]),
    troubles,
  };
}

function paragraph(trouble: Trouble, context: MessageContext): string {
  const url = trouble.reconnects ? context.reconnectUrl(trouble.subject) : undefined;
  const link =
    url === undefined
      ? ""
      : `\nConnect it again here, signed in to that Instagram account (the link works once, for seven days): ${url}`;
  return `${trouble.title}.\n${trouble.sentence}${link}`;
}

function mailSubject(troubles: readonly Trouble[], wellAgain: readonly string[]): string {
  const [first] = troubles;
  if (first) {
    return troubles.length === 1 ? first.title : needsYou(troubles.length);
  }
  const [well] = wellAgain;
  return wellAgain.length === 1 && well
    ? `Well again: ${well}`
    : `${wellAgain.length} things are well again`;
}

export function composeTest({ publicUrl }: Pick<MessageContext, "publicUrl">): Message {
  return {
    event: "test",
    subject: "A test",
    text: lines([
      `This is a test from Windowbox at ${publicUrl}, sent from its dashboard.`,
      "When something needs you, a message like this one says what it is and what to do: once for each trouble, and once when it is well again.",
    ]),
    troubles: [],
  };
}

/**
 * Somebody asked for a new link because theirs had ended.
 * @param isForAnother whether it is read by who looks after the server, and has to pass it on
 */
export function composeLink(name: string, url: string, isForAnother: boolean): Message {
  return {
    event: "link",
    subject: `A new link to connect ${name}`,
    text: lines([
      `Somebody opened an old link to connect ${name}, and asked for a new one. ${isForAnother ? `Pass it on to the person who signs in to ${name} at Instagram` : `Open it to sign in to ${name} at Instagram`}; it works once, for seven days:`,
      url,
      "If nobody you know did that, there is nothing to do: the link only connects that one account.",
    ]),
    troubles: [],
  };
}

export function dashboardLine({ publicUrl }: Pick<MessageContext, "publicUrl">): string {
  return `The dashboard: ${publicUrl}/admin`;
}

export function lines(parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join("\n\n");
}
