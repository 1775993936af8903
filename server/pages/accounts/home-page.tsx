import type { ChannelStatus } from "../../alerts/alerts.ts";
import { needsYou } from "../../alerts/needs-you.ts";
import type { Trouble } from "../../alerts/troubles.ts";
import type { AccountRecord } from "../../db/accounts.ts";
import type { FeedRecord } from "../../db/feeds.ts";
import type { ForgottenAccount } from "../../db/forgotten-accounts.ts";
import { FeedCard } from "../feeds/feed-card.tsx";
import { AccountCard } from "./account-card.tsx";
import { AccountList, type AccountListProps } from "./account-list.tsx";
import type { AccountView } from "./account-view.ts";
import { ForgottenCard } from "./forgotten-account.tsx";
import { NeedsOwner } from "./needs-owner.tsx";
import { NextSteps } from "./next-steps.tsx";

interface HomePageProps {
  /** As many as have room here with all about them; of more there is a list. */
  readonly accounts:
    | { readonly views: readonly AccountView[] }
    | { readonly list: AccountListProps };
  /** Whose owners had everything deleted; they may come back. */
  readonly forgotten: readonly ForgottenAccount[];
  readonly feeds: readonly FeedRecord[];
  readonly now: number;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** Newest posts kept per account. */
  readonly maxPosts: number;
  readonly troubles: readonly Trouble[];
  readonly channels: readonly ChannelStatus[];
  accountOf(id: string): AccountRecord | undefined;
  reconnectHref(account: Pick<AccountRecord, "id" | "api">): string;
}

export function HomePage(props: HomePageProps) {
  const { accounts, forgotten, feeds, now, publicUrl, troubles, channels } = props;
  const { accountOf, reconnectHref } = props;
  const needsOwner = (
    <NeedsOwner
      troubles={troubles}
      accountOf={(id) => accountOf(id) ?? forgotten.find((account) => account.id === id)}
      reconnectHref={reconnectHref}
    />
  );
  if ("views" in accounts && accounts.views.length === 0 && feeds.length === 0) {
    return (
      <>
        {needsOwner}
        <FirstSteps />
      </>
    );
  }
  return (
    <>
      <div class="title-row">
        <h1>{titleOf(props)}</h1>
        <a class="button" href="/admin/connect">
          Connect an account
        </a>
      </div>
      {needsOwner}
      <NextSteps channels={channels} />
      {"list" in accounts ? (
        <AccountList {...accounts.list} />
      ) : (
        <Accounts {...props} views={worstFirst(accounts.views, troubles)} />
      )}
      {forgotten.length > 0 && (
        <div class="accounts">
          {forgotten.map((account) => (
            <ForgottenCard account={account} now={now} reconnectHref={reconnectHref(account)} />
          ))}
        </div>
      )}
      <Feeds feeds={feeds} publicUrl={publicUrl} accountOf={accountOf} />
    </>
  );
}

/** One account with all about it, where there are too many for the first page. */
export function AccountPage(
  props: Omit<HomePageProps, "accounts" | "forgotten" | "troubles" | "channels"> & {
    readonly view: AccountView;
  },
) {
  const { view, feeds, publicUrl, accountOf } = props;
  return (
    <>
      <p class="crumb">
        <a href="/admin">All accounts</a>
      </p>
      <h1 class="visually-hidden">@{view.account.profile.username}</h1>
      <Accounts {...props} views={[view]} />
      <Feeds feeds={feeds} publicUrl={publicUrl} accountOf={accountOf} />
    </>
  );
}

function Accounts({
  views,
  now,
  maxPosts,
  reconnectHref,
}: Pick<HomePageProps, "now" | "maxPosts" | "reconnectHref"> & {
  readonly views: readonly AccountView[];
}) {
  return (
    <div class="accounts">
      {views.map((view) => (
        <AccountCard
          view={view}
          now={now}
          maxPosts={maxPosts}
          reconnectHref={reconnectHref(view.account)}
        />
      ))}
    </div>
  );
}

function Feeds({
  feeds,
  publicUrl,
  accountOf,
}: Pick<HomePageProps, "feeds" | "publicUrl" | "accountOf">) {
  return (
    <div class="feeds">
      {feeds.map((feed) => (
        <FeedCard
          feed={feed}
          usernames={feed.accountIds.flatMap((id) => accountOf(id)?.profile.username ?? [])}
          publicUrl={publicUrl}
        />
      ))}
    </div>
  );
}

function titleOf({ accounts, troubles }: HomePageProps): string {
  if (troubles.length > 0) return needsYou(troubles.length);
  return "views" in accounts && accounts.views.length === 1 ? "Your account" : "Your accounts";
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
