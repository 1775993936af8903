import type { AccountRecord } from "../../db/accounts.ts";
import { ICON_PATHS, Icon } from "../components/icons.tsx";
import { exactTime, RelativeTime } from "../components/time.tsx";
import type { AccountView, AccountViewState } from "./account-view.ts";
import { API_MESSAGES } from "./api-messages.ts";

interface StateMessage {
  readonly text: string;
  readonly level: "success" | "warning" | "error";
  readonly icon: string;
}

const STATE_MESSAGES: Readonly<Record<AccountViewState, StateMessage>> = {
  ok: { text: "All is well", level: "success", icon: ICON_PATHS.success },
  syncing: { text: "Fetching posts", level: "warning", icon: ICON_PATHS.warning },
  limited: { text: "Waiting for Instagram", level: "warning", icon: ICON_PATHS.warning },
  trouble: { text: "Trying again", level: "warning", icon: ICON_PATHS.warning },
  reconnect: { text: "Connect again", level: "error", icon: ICON_PATHS.error },
};

interface AccountCardProps {
  readonly view: AccountView;
  readonly now: number;
  readonly maxPosts: number;
  readonly reconnectHref: string;
}

export function AccountCard({ view, now, maxPosts, reconnectHref }: AccountCardProps) {
  const { account, state, trouble } = view;
  const { id, profile } = account;
  const needsReconnect = state === "reconnect";
  return (
    <article
      class="card account"
      id={`account-${id}`}
      aria-labelledby={`name-${id}`}
      data-syncing={state === "syncing" ? id : undefined}
    >
      <header class="account-head">
        <Avatar account={account} />
        <div class="account-name">
          <h2 id={`name-${id}`}>{profile.name ?? profile.username}</h2>
          <a
            href={`https://www.instagram.com/${encodeURIComponent(profile.username)}/`}
            rel="noreferrer"
          >
            @{profile.username}
          </a>
        </div>
        <StateBadge state={state} />
      </header>
      {trouble && (
        <div class={`notice ${needsReconnect ? "error" : "warning"}`}>
          <p>{trouble}</p>
          {needsReconnect && (
            <p>Visitors keep seeing the last good feed. It only stops getting new posts.</p>
          )}
        </div>
      )}
      {state === "syncing" && (
        <p class="soft">
          Fetching posts and pictures. The first ones appear in the feed below within seconds, the
          others as they come.
        </p>
      )}
      <Facts view={view} now={now} maxPosts={maxPosts} />
      <footer class="actions">
        {needsReconnect ? (
          <a class="button primary" href={reconnectHref}>
            Connect again
          </a>
        ) : (
          <Action accountId={id} name="sync" label="Sync now" username={profile.username} primary />
        )}
        {view.canRefresh && (
          <Action accountId={id} name="refresh" label="Refresh token" username={profile.username} />
        )}
        {!needsReconnect && (
          <a class="button" href={reconnectHref} aria-label={`Reconnect @${profile.username}`}>
            Reconnect
          </a>
        )}
        <Action
          accountId={id}
          name="reconnect-link"
          label="Link for its owner"
          username={profile.username}
        />
        <a
          class="button danger"
          href={`/admin/accounts/${encodeURIComponent(id)}/disconnect`}
          aria-label={`Disconnect @${profile.username}`}
        >
          Disconnect
        </a>
      </footer>
    </article>
  );
}

export function StateBadge({ state }: { state: AccountViewState }) {
  const message = STATE_MESSAGES[state];
  return (
    <p class={`badge ${message.level}`}>
      <Icon path={message.icon} />
      {message.text}
    </p>
  );
}

export function Avatar({ account }: { account: AccountRecord }) {
  const { picture, profile } = account;
  if (picture) {
    return <img class="avatar" src={`/media/${picture.name}`} alt="" width="64" height="64" />;
  }
  return (
    <span class="avatar" aria-hidden="true">
      {[...profile.username][0]?.toUpperCase()}
    </span>
  );
}

function Facts({ view, now, maxPosts }: { view: AccountView; now: number; maxPosts: number }) {
  const { access, lastSyncAt, nextSyncAt, waiting } = view;
  return (
    <dl class="facts">
      <div>
        <dt>Connected through</dt>
        <dd>{API_MESSAGES[view.account.api].connectedThrough}</dd>
      </div>
      <div>
        <dt>Access</dt>
        <dd>
          {access.text}
          {access.until !== undefined && (
            <>
              {" "}
              <time class="exact" dateTime={new Date(access.until).toISOString()} data-local>
                {exactTime(access.until)}
              </time>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>Last sync</dt>
        <dd>{lastSyncAt === undefined ? "Not yet" : <RelativeTime at={lastSyncAt} now={now} />}</dd>
      </div>
      <div>
        <dt>Next sync</dt>
        <dd>
          {nextSyncAt === undefined && "After you connect again"}
          {nextSyncAt !== undefined && nextSyncAt <= now && "Due now"}
          {nextSyncAt !== undefined && nextSyncAt > now && (
            <RelativeTime at={nextSyncAt} now={now} />
          )}
        </dd>
      </div>
      <div>
        <dt>Posts</dt>
        <dd>
          <span data-shown>{view.shownCount}</span> on show{" "}
          <span class="exact">The newest {maxPosts} are kept.</span>
        </dd>
      </div>
      <div>
        <dt>Requests today</dt>
        <dd>
          {view.requestsToday}
          {view.usagePercent !== undefined && (
            <>
              {" "}
              <span class="exact">{view.usagePercent} % of Instagram’s limit used.</span>
            </>
          )}
        </dd>
      </div>
      {waiting.count > 0 && (
        <div class="whole-row">
          <dt>
            {waiting.count === 1 ? "1 post is waiting" : `${waiting.count} posts are waiting`}
          </dt>
          <dd>
            <ul>
              {waiting.reasons.map(({ text, count }) => (
                <li>{waiting.reasons.length > 1 ? `${count} × ${text}` : text}</li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  );
}

interface ActionProps {
  readonly accountId: string;
  readonly name: "sync" | "refresh" | "reconnect-link";
  readonly label: string;
  readonly username: string;
  readonly primary?: boolean;
}

function Action({ accountId, name, label, username, primary }: ActionProps) {
  return (
    <form method="post" action={`/admin/accounts/${encodeURIComponent(accountId)}/${name}`}>
      <button
        type="submit"
        class={primary ? "primary" : undefined}
        aria-label={`${label} for @${username}`}
      >
        {label}
      </button>
    </form>
  );
}
