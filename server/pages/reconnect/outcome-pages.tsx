import type { Child } from "hono/jsx";
import { z } from "zod";
import { fill, fillText } from "../locales/fill.tsx";
import type { PublicMessages, SignInFailure } from "../locales/public-messages.ts";

const FAILURES = [
  "denied",
  "used",
  "no-role",
  "no-page",
  "no-linked-account",
  "to-confirm",
  "busy",
  "other",
] as const satisfies readonly SignInFailure[];

/** How signing in through a link ended, as its reader is told. */
export const linkOutcome = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("connected"), username: z.string() }),
  z.object({
    kind: z.literal("another-account"),
    /** Usernames, some of them where there are many. */
    came: z.array(z.string()),
    wanted: z.string(),
  }),
  z.object({
    kind: z.literal("failed"),
    reason: z.enum(FAILURES),
    /** For the owner of the server, in English; there is none where the reader's words say it all. */
    sentence: z.string().optional(),
  }),
]);

export type LinkOutcome = z.infer<typeof linkOutcome>;

export function outcomeTitle(outcome: LinkOutcome, { outcome: messages, dir }: PublicMessages) {
  switch (outcome.kind) {
    case "connected":
      return fillText(messages.connected, { name: `@${outcome.username}` }, dir);
    case "another-account":
      return messages.another;
    case "failed":
      return messages.notYet;
    default:
      return outcome satisfies never;
  }
}

interface LinkOutcomeProps {
  readonly outcome: LinkOutcome;
  /** Back to the sign-in; the link still works. */
  readonly againHref: string;
  readonly messages: PublicMessages;
}

export function LinkOutcomePage({ outcome, againHref, messages: all }: LinkOutcomeProps) {
  const messages = all.outcome;
  switch (outcome.kind) {
    case "connected":
      return (
        <section class="card sign-in">
          <h1>{fill(messages.connected, { name: `@${outcome.username}` })}</h1>
          <p>{messages.connectedText}</p>
          <p class="hint">
            <a href="/privacy">{all.link.whatIsStored}</a>
          </p>
        </section>
      );
    case "another-account": {
      const came = <b>{outcome.came.map((name) => `@${name}`).join(", ")}</b>;
      return (
        <section class="card sign-in">
          <h1>{messages.another}</h1>
          <p>{fill(messages.anotherText, { came, wanted: <b>{outcome.wanted}</b> })}</p>
          <Again href={againHref}>{fill(messages.signInAs, { wanted: outcome.wanted })}</Again>
        </section>
      );
    }
    case "failed":
      return (
        <section class="card sign-in">
          <h1>{messages.notYet}</h1>
          <p>{messages.reasons[outcome.reason]}</p>
          <p>{messages.nothingChanged}</p>
          {outcome.sentence !== undefined && (
            <>
              <p>{messages.sendThem}</p>
              <blockquote lang="en" dir="ltr">
                {outcome.sentence}
              </blockquote>
            </>
          )}
          <Again href={againHref}>{messages.again}</Again>
        </section>
      );
    default:
      return outcome satisfies never;
  }
}

function Again({ href, children }: { readonly href: string; readonly children: Child }) {
  return (
    <a class="button primary" href={href} rel="nofollow">
      {children}
    </a>
  );
}
