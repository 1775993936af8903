import type { ChannelStatus } from "../../alerts/alerts.ts";
import { needsYou } from "../../alerts/needs-you.ts";
import type { Trouble } from "../../alerts/troubles.ts";
import type { AccountRecord } from "../../db/accounts.ts";
import type { FeedRecord } from "../../db/feeds.ts";
import type { ForgottenAccount } from "../../db/forgotten-accounts.ts";
import type { AppStore } from "../../tokens/app-store.ts";
import { connectPath } from "../connect/connect-path.ts";
import { FeedCard } from "../feeds/feed-card.tsx";
import { AccountCard } from "./account-card.tsx";
import type { AccountView } from "./account-view.ts";
import { ForgottenCard } from "./forgotten-account.tsx";
import { NeedsOwner } from "./needs-owner.tsx";
import { NextSteps } from "./next-steps.tsx";

interface HomePageProps {
  readonly views: readonly AccountView[];
  /** Whose owners had everything deleted; they may come back. */
  readonly forgotten: readonly ForgottenAccount[];
  readonly feeds: readonly FeedRecord[];
  readonly apps: Pick<AppStore, "forApi">;
  readonly now: number;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** Newest posts kept per account. */
  readonly maxPosts: number;
  readonly troubles: readonly Trouble[];
  readonly channels: readonly ChannelStatus[];
}

export function HomePage(props: HomePageProps) {
  const { forgotten, feeds, apps, now, publicUrl, maxPosts, troubles, channels } = props;
  const views = worstFirst(props.views, troubles);
  const needsOwner = (
    <NeedsOwner
      troubles={troubles}
      accounts={[...views.map(({ account }) => account), ...forgotten]}
      reconnectHref={(account) => reconnectHref(apps, account)}
    />
  );
  if (views.length === 0 && feeds.length === 0) {
    return (
      <>
        {needsOwner}
        <FirstSteps />
      </>
    );
  }
  const usernames = new Map(views.map(({ account }) => [account.id, account.profile.username]));
  return (
    <>
      <div class="title-row">
        <h1>{titleOf(views, troubles)}</h1>
        <a class="button" href="/admin/connect">
          Connect an account
        </a>
      </div>
      {needsOwner}
      <NextSteps channels={channels} />
      <div class="accounts">
        {views.map((view) => (
          <AccountCard
            view={view}
            now={now}
            maxPosts={maxPosts}
            reconnectHref={reconnectHref(apps, view.account)}
          />
        ))}
        {forgotten.map((account) => (
          <ForgottenCard account={account} now={now} reconnectHref={reconnectHref(apps, account)} />
        ))}
      </div>
      <div class="feeds">
        {feeds.map((feed) => (
          <FeedCard
            feed={feed}
            usernames={feed.accountIds.flatMap((id) => usernames.get(id) ?? [])}
            publicUrl={publicUrl}
          />
        ))}
      </div>
    </>
  );
}

function titleOf(views: readonly AccountView[], troubles: readonly Trouble[]): string {
  if (troubles.length > 0) return needsYou(troubles.length);
  return views.length === 1 ? "Your account" : "Your accounts";
}

function worstFirst(
  views: readonly AccountView[],
  troubles: readonly Trouble[],
): readonly AccountView[] {
  const needing = new Set(troubles.map(({ subject }) => subject));
  return [
    ...views.filter(({ account }) => needing.has(account.id)),
    ...views.filter(({ account }) => !needing.has(account.id)),
  ];
}

/** Straight to the sign-in where an app is known; otherwise to the page that asks for it. */
function reconnectHref(
  apps: Pick<AppStore, "forApi">,
  { id, api }: Pick<AccountRecord, "id" | "api">,
): string {
  const known = apps.forApi(api) !== undefined;
  return connectPath(known ? "/connect" : "/admin/connect", { api, account: id });
}

function FirstSteps() {
  return (
    <section class="card welcome">
      <h1>Put your Instagram on your own site</h1>
      <ol class="steps">
        <li>
          <h2>Connect your account</h2>
          <p>Once. Windowbox keeps the connection alive from then on.</p>
        </li>
        <li>
          <h2>Copy three lines</h2>
          <p>You find them here, beside a preview of your feed.</p>
        </li>
        <li>
          <h2>Paste them into your site</h2>
          <p>New posts appear by themselves. Your visitors’ browsers never talk to Meta.</p>
        </li>
      </ol>
      <a class="button primary" href="/admin/connect">
        Connect your first account
      </a>
    </section>
  );
}
