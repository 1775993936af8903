import { ListPages, ListSearch } from "../components/list-pages.tsx";
import { AccountLine, type AccountLineProps } from "./account-line.tsx";
import { ForgottenLine, type ForgottenLineProps } from "./forgotten-account.tsx";

interface AccountsPageProps {
  readonly lines: readonly AccountLineProps[];
  /** Whose owners had everything deleted; they may come back. */
  readonly forgotten: readonly ForgottenLineProps[];
  /** What was searched for; `""`: nothing. */
  readonly query: string;
  /** All that match. */
  readonly count: number;
  /** From 1. */
  readonly page: number;
  readonly pageCount: number;
}

/** Every account on a line of its own, a page of them at a time. */
export function AccountsPage(props: AccountsPageProps) {
  const { lines, forgotten, query, count, page, pageCount } = props;
  const place = { path: "/admin/accounts", query, page, pageCount };
  const isSearched = pageCount > 1 || query !== "";
  const isEmpty = lines.length + forgotten.length === 0;
  return (
    <>
      <div class="title-row">
        <h1>Accounts</h1>
        <a class="button primary" href="/admin/connect">
          Connect an account
        </a>
      </div>
      {isSearched && (
        <ListSearch
          {...place}
          {...{ what: "an account", noun: "account", placeholder: "username or name", count }}
        />
      )}
      {isEmpty ? (
        <p class="soft">{query ? "None is called that." : "No account is connected yet."}</p>
      ) : (
        <ul class="card lines" id="accounts" data-live>
          {forgotten.map((line) => (
            <ForgottenLine {...line} />
          ))}
          {lines.map((line) => (
            <AccountLine {...line} />
          ))}
        </ul>
      )}
      <ListPages {...place} />
    </>
  );
}

interface AccountPageProps {
  readonly line: AccountLineProps;
  /** Ids of the feeds that show it, and their names. */
  readonly feeds: readonly { readonly href: string; readonly name: string }[];
}

/** One account with all about it. */
export function AccountPage({ line, feeds }: AccountPageProps) {
  return (
    <>
      <header class="page-head">
        <p class="crumb">
          <a href="/admin/accounts">Accounts</a>
        </p>
        <h1>@{line.view.account.profile.username}</h1>
      </header>
      <ul class="card lines" id="accounts" data-live>
        <AccountLine {...line} isAlone />
      </ul>
      {feeds.length > 0 && (
        <p>
          Its posts are in{" "}
          {feeds.map(({ href, name }, index) => (
            <>
              {index > 0 && ", "}
              <a href={href}>{name}</a>
            </>
          ))}
          .
        </p>
      )}
    </>
  );
}
