import type { AccountRecord } from "../../db/accounts.ts";
import { RelativeTime } from "../components/time.tsx";
import { Avatar, StateBadge } from "./account-card.tsx";
import type { AccountViewState } from "./account-view.ts";

/** What fits on one line: the rest is on the account's own page. */
interface AccountListEntry {
  readonly account: AccountRecord;
  readonly state: AccountViewState;
  readonly lastSyncAt: number | undefined;
}

export interface AccountListProps {
  readonly entries: readonly AccountListEntry[];
  /** What was searched for; `""`: nothing. */
  readonly query: string;
  /** All that match. */
  readonly count: number;
  /** From 1. */
  readonly page: number;
  readonly pageCount: number;
  readonly now: number;
}

/** Many accounts, a page of them at a time. */
export function AccountList({ entries, query, count, page, pageCount, now }: AccountListProps) {
  return (
    <section class="card account-list" aria-label="Accounts">
      <search>
        <form method="get" action="/admin" class="account-search">
          <label for="account-query">Find an account</label>
          <input
            id="account-query"
            name="q"
            type="search"
            value={query}
            maxlength={100}
            autocomplete="off"
            placeholder="username or name"
          />
          <button type="submit">Find</button>
        </form>
      </search>
      <p class="soft" role="status">
        {count === 1 ? "1 account" : `${count} accounts`}
        {query && ` with “${query}”`}
        {pageCount > 1 && `, page ${page} of ${pageCount}`}
      </p>
      <ul>
        {entries.map(({ account, state, lastSyncAt }) => (
          <li>
            <Avatar account={account} />
            <a href={`/admin/accounts/${encodeURIComponent(account.id)}`}>
              <b>{account.profile.name ?? account.profile.username}</b>
              <span>@{account.profile.username}</span>
            </a>
            <span class="account-synced">
              {lastSyncAt === undefined ? (
                "Not synced yet"
              ) : (
                <RelativeTime at={lastSyncAt} now={now} />
              )}
            </span>
            <StateBadge state={state} />
          </li>
        ))}
      </ul>
      {pageCount > 1 && (
        <nav aria-label="Pages of the list" class="actions">
          {page > 1 && (
            <a class="button" rel="prev" href={pageHref(query, page - 1)}>
              Previous
            </a>
          )}
          {page < pageCount && (
            <a class="button" rel="next" href={pageHref(query, page + 1)}>
              Next
            </a>
          )}
        </nav>
      )}
    </section>
  );
}

function pageHref(query: string, page: number): string {
  const search = new URLSearchParams({ ...(query && { q: query }), page: String(page) });
  return `/admin?${search}`;
}
