import { Status } from "../components/status.tsx";
import { AccountFacts } from "./account-facts.tsx";
import type { AccountView, AccountViewState } from "./account-view.ts";
import { Avatar } from "./avatar.tsx";

const STATE_MESSAGES: Readonly<Record<AccountViewState, Parameters<typeof Status>[0]>> = {
  ok: { text: "All is well", level: "success" },
  syncing: { text: "Fetching posts", level: "warning" },
  limited: { text: "Waiting for Instagram", level: "warning" },
  trouble: { text: "Trying again", level: "warning" },
  reconnect: { text: "Connect again", level: "error" },
};

export interface AccountLineProps {
  readonly view: AccountView;
  readonly now: number;
  readonly maxPosts: number;
  readonly reconnectHref: string;
  /** Alone on its page: all about it is shown, and its step is the page's own. */
  readonly isAlone?: boolean | undefined;
}

/** An account and how it is; what is seldom wanted lies in a fold. */
export function AccountLine(props: AccountLineProps) {
  const { view, now, maxPosts, reconnectHref, isAlone } = props;
  const { account, state, trouble } = view;
  const { id, profile } = account;
  const handle = `@${profile.username}`;
  const name = profile.name ?? handle;
  return (
    <li
      class="line account-line"
      id={`account-${id}`}
      data-syncing={state === "syncing" ? id : undefined}
    >
      <div class="line-head">
        <Avatar account={account} />
        <div class="line-name">
          {isAlone ? (
            <b>{name}</b>
          ) : (
            <a href={accountPath(id)} class="line-link">
              {name}
              {name !== handle && <span class="visually-hidden"> ({handle})</span>}
            </a>
          )}
          {name !== handle && (
            <span class="soft" aria-hidden={isAlone ? undefined : "true"}>
              {handle}
            </span>
          )}
        </div>
        <Status {...STATE_MESSAGES[state]} />
      </div>
      {trouble && (
        <div class={`line-trouble ${state === "reconnect" ? "is-error" : ""}`}>
          <p>{trouble}</p>
          {state === "reconnect" && (
            <>
              <p>Visitors keep seeing the last good feed. It only stops getting new posts.</p>
              {!isAlone && (
                <p class="actions">
                  <a class="button" href={reconnectHref}>
                    Connect again<span class="visually-hidden"> @{profile.username}</span>
                  </a>
                </p>
              )}
            </>
          )}
        </div>
      )}
      <details class="line-details" open={isAlone}>
        <summary>
          Details<span class="visually-hidden"> of @{profile.username}</span>
        </summary>
        <AccountFacts view={view} now={now} maxPosts={maxPosts} />
        <Actions view={view} reconnectHref={reconnectHref} isAlone={isAlone} />
      </details>
    </li>
  );
}

/** The page that has the account alone. */
export function accountPath(id: string): string {
  return `/admin/accounts/${encodeURIComponent(id)}`;
}

function Actions({
  view: { account, state, canRefresh },
  reconnectHref,
  isAlone,
}: Pick<AccountLineProps, "view" | "reconnectHref" | "isAlone">) {
  const { id, profile } = account;
  const { username } = profile;
  const needsReconnect = state === "reconnect";
  return (
    <div class="actions">
      {needsReconnect ? (
        isAlone && (
          <a class="button primary" href={reconnectHref}>
            Connect again
          </a>
        )
      ) : (
        <Action
          {...{ id, username, isPrimary: isAlone === true }}
          name="sync"
          label="Look for new posts"
        />
      )}
      {canRefresh && <Action {...{ id, username }} name="refresh" label="Renew access" />}
      {!needsReconnect && (
        <a class="button" href={reconnectHref}>
          Connect again<span class="visually-hidden"> @{username}</span>
        </a>
      )}
      <Action {...{ id, username }} name="reconnect-link" label="Link for its owner" />
      <a
        class="button"
        href={`https://www.instagram.com/${encodeURIComponent(username)}/`}
        rel="noreferrer"
      >
        See it on Instagram<span class="visually-hidden"> @{username}</span>
      </a>
      <a class="button danger" href={`${accountPath(id)}/disconnect`}>
        Disconnect<span class="visually-hidden"> @{username}</span>
      </a>
    </div>
  );
}

interface ActionProps {
  readonly id: string;
  readonly name: "sync" | "refresh" | "reconnect-link";
  readonly label: string;
  readonly username: string;
  readonly isPrimary?: boolean;
}

function Action({ id, name, label, username, isPrimary }: ActionProps) {
  return (
    <form method="post" action={`${accountPath(id)}/${name}`}>
      <button type="submit" class={isPrimary ? "primary" : undefined}>
        {label}
        <span class="visually-hidden"> for @{username}</span>
      </button>
    </form>
  );
}
