import type { ForgottenAccount } from "../../db/forgotten-accounts.ts";
import { ICON_PATHS, Icon } from "../components/icons.tsx";
import { PasswordField } from "../components/password-field.tsx";
import { RelativeTime } from "../components/time.tsx";

interface ForgottenCardProps {
  readonly account: ForgottenAccount;
  readonly now: number;
  readonly reconnectHref: string;
}

/** In the place of an account whose owner had everything of it deleted: nobody here knows its name any more. */
export function ForgottenCard({ account, now, reconnectHref }: ForgottenCardProps) {
  const { id, feedIds, forgottenAt } = account;
  const path = encodeURIComponent(id);
  return (
    <article class="card account" id={`account-${id}`} aria-labelledby={`name-${id}`}>
      <header class="account-head">
        <span class="avatar" aria-hidden="true">
          ?
        </span>
        <div class="account-name">
          <h2 id={`name-${id}`}>The account of {feedsInWords(feedIds)}</h2>
        </div>
        <p class="badge error">
          <Icon path={ICON_PATHS.error} />
          Connect again
        </p>
      </header>
      <div class="notice error">
        <p>
          Its owner had everything of it deleted, through Instagram or Facebook,{" "}
          <RelativeTime at={forgottenAt} now={now} />
        </p>
        <p>The feed keeps its address and its look. Connecting the account again fills it again.</p>
      </div>
      <footer class="actions">
        <a class="button primary" href={reconnectHref}>
          Connect again
        </a>
        <form method="post" action={`/admin/accounts/${path}/reconnect-link`}>
          <button
            type="submit"
            aria-label={`Link for its owner: the account of ${feedsInWords(feedIds)}`}
          >
            Link for its owner
          </button>
        </form>
        <a class="button danger" href={`/admin/forgotten/${path}/let-go`}>
          Let it go
        </a>
      </footer>
    </article>
  );
}

interface LetGoPageProps {
  readonly account: ForgottenAccount;
  /** Ids of the feeds that show nothing else. */
  readonly emptyFeedIds: readonly string[];
  readonly problem: string | undefined;
}

/** One question, with what the answer means. */
export function LetGoPage({ account, emptyFeedIds, problem }: LetGoPageProps) {
  return (
    <section class="card question">
      <h1>Let the account go?</h1>
      <p>
        {emptyFeedIds.length > 0
          ? `Then ${feedsInWords(emptyFeedIds)} is deleted, too: its address answers no more, and its look is gone.`
          : "Its feeds go on with their other accounts."}{" "}
        Should the account be connected again later, it begins anew.
      </p>
      <form
        method="post"
        action={`/admin/forgotten/${encodeURIComponent(account.id)}/let-go`}
        class="stack"
      >
        <PasswordField problem={problem} />
        <p class="actions">
          <button type="submit" class="danger-solid">
            Let it go
          </button>
          <a class="button" href="/admin">
            Keep waiting for it
          </a>
        </p>
      </form>
    </section>
  );
}

function feedsInWords(ids: readonly string[]): string {
  const names = ids.map((id) => `“${id}”`).join(", ");
  return ids.length === 1 ? `the feed ${names}` : `the feeds ${names}`;
}
