import type { AdminDeps } from "../../routes/admin/admin-deps.ts";
import { FeedCard } from "../feeds/feed-card.tsx";
import { AccountCard } from "./account-card.tsx";
import { type AccountView, viewAccount } from "./account-view.ts";

export function HomePage({ deps }: { deps: AdminDeps }) {
  const { db, clock, publicUrl, maxPosts } = deps;
  const now = clock.now();
  const views = db.accounts.all().map((account) => viewAccount(db, account, now));
  const feeds = db.feeds.all();
  if (views.length === 0 && feeds.length === 0) return <FirstSteps />;
  const usernames = new Map(views.map(({ account }) => [account.id, account.profile.username]));
  return (
    <>
      <div class="title-row">
        <h1>{titleOf(views)}</h1>
        <a class="button" href="/admin/connect">
          Connect an account
        </a>
      </div>
      <div class="accounts">
        {views.map((view) => (
          <AccountCard
            view={view}
            now={now}
            maxPosts={maxPosts}
            reconnectHref={reconnectHref(deps, view)}
          />
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

function titleOf(views: readonly AccountView[]): string {
  const broken = views.filter(({ mood }) => mood === "reconnect").length;
  if (broken === 1) return "One account needs you";
  if (broken > 1) return `${broken} accounts need you`;
  return views.length === 1 ? "Your account" : "Your accounts";
}

/** Straight to the sign-in where an app is known; otherwise to the page that asks for it. */
function reconnectHref({ apps }: AdminDeps, { account }: AccountView): string {
  const known = apps.forApi(account.api) !== undefined;
  return known ? `/connect?api=${account.api}` : `/admin/connect?api=${account.api}`;
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
