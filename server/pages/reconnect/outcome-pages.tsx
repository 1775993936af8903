import { z } from "zod";

/** How signing in through a link ended, as its reader is told. */
export const linkOutcome = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("connected"), username: z.string() }),
  z.object({
    kind: z.literal("another-account"),
    /** Usernames, some of them where there are many. */
    came: z.array(z.string()),
    wanted: z.string(),
  }),
  /** Instagram sent the person back without a yes. */
  z.object({ kind: z.literal("refused"), sentence: z.string() }),
  z.object({ kind: z.literal("failed"), sentence: z.string() }),
]);

export type LinkOutcome = z.infer<typeof linkOutcome>;

export const OUTCOME_TITLES: Readonly<Record<LinkOutcome["kind"], string>> = {
  connected: "Connected",
  "another-account": "Another account",
  refused: "Not connected",
  failed: "Not connected",
};

interface LinkOutcomeProps {
  readonly outcome: LinkOutcome;
  /** Back to the sign-in; the link still works. */
  readonly againHref: string;
}

export function LinkOutcomePage({ outcome, againHref }: LinkOutcomeProps) {
  switch (outcome.kind) {
    case "connected":
      return (
        <section class="card sign-in">
          <h1>@{outcome.username} is connected</h1>
          <p>
            Thank you, that was all. The website shows its newest posts within a few minutes, and
            you can close this page.
          </p>
          <p class="hint">
            <a href="/privacy">What is stored here, and how to have it deleted</a>
          </p>
        </section>
      );
    case "another-account":
      return (
        <section class="card sign-in">
          <h1>That was another account</h1>
          <p>
            You signed in as <b>{outcome.came.map((name) => `@${name}`).join(", ")}</b>, and this
            link is for <b>{outcome.wanted}</b>. Nothing was changed, and nothing of the other
            account is kept here.
          </p>
          <a class="button primary" href={againHref} rel="nofollow">
            Sign in as {outcome.wanted}
          </a>
        </section>
      );
    case "refused":
    case "failed":
      return (
        <section class="card sign-in">
          <h1>It is not connected yet</h1>
          <p>{outcome.sentence}</p>
          <p>
            Nothing was changed, and the link still works. If it ends here again, send these words
            to the person who gave you the link.
          </p>
          <a class="button primary" href={againHref} rel="nofollow">
            Try again
          </a>
        </section>
      );
    default:
      return outcome satisfies never;
  }
}

/** Where a sign-in comes back to a browser that did not begin it, or much too late. */
export function StraySignIn() {
  return (
    <section class="card sign-in">
      <h1>Please open the link once more</h1>
      <p>
        This sign-in was begun in another browser, or more than an hour ago, so nothing was changed.
        Open the link that you were given again, in this browser: it still works.
      </p>
    </section>
  );
}
