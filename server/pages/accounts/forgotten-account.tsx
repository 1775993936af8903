import type { ForgottenAccount } from "../../db/forgotten-accounts.ts";
import { PasswordField } from "../components/password-field.tsx";
import { Status } from "../components/status.tsx";
import { RelativeTime } from "../components/time.tsx";

export interface ForgottenLineProps {
  readonly account: ForgottenAccount;
  readonly now: number;
  readonly reconnectHref: string;
}

/** In the place of an account whose owner had everything of it deleted: nobody here knows its name any more. */
export function ForgottenLine({ account, now, reconnectHref }: ForgottenLineProps) {
  const { id, feedIds, forgottenAt } = account;
  const path = encodeURIComponent(id);
  const name = `the account of ${feedsInWords(feedIds)}`;
  return (
    <li class="line account-line" id={`account-${id}`}>
      <div class="line-head">
        <span class="avatar" aria-hidden="true">
          ?
        </span>
        <div class="line-name">
          <b>T{name.slice(1)}</b>
        </div>
        <Status level="error" text="Connect again" />
      </div>
      <div class="line-trouble is-error">
        <p>
          Its owner had everything of it deleted, through Instagram or Facebook,{" "}
          <RelativeTime at={forgottenAt} now={now} />
        </p>
        <p>The feed keeps its address and its look. Connecting the account again fills it again.</p>
        <div class="actions">
          <a class="button" href={reconnectHref}>
            Connect again<span class="visually-hidden">: {name}</span>
          </a>
          <form method="post" action={`/admin/accounts/${path}/reconnect-link`}>
            <button type="submit">
              Link for its owner<span class="visually-hidden">: {name}</span>
            </button>
          </form>
          <a class="button danger" href={`/admin/forgotten/${path}/let-go`}>
            Let it go<span class="visually-hidden">: {name}</span>
          </a>
        </div>
      </div>
    </li>
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
          <a class="button" href="/admin/accounts">
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
