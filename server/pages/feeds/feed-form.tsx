import type { AccountRecord } from "../../db/accounts.ts";
import { formatDate } from "../../format-time.ts";

/** What stands in the form of a feed. */
export interface FeedFormFields {
  readonly id: string;
  readonly title: string;
  readonly accountIds: readonly string[];
  readonly headerAccountId: string;
  /** Usernames, where there are too many accounts to tick. */
  readonly others: string;
}

interface FeedFormProps {
  readonly heading: string;
  /** Of the feed that is changed; `undefined` for one that is to be made. */
  readonly feedId: string | undefined;
  readonly fields: FeedFormFields;
  /** To be ticked: all, or the feed's own. */
  readonly accounts: readonly AccountRecord[];
  readonly areAll: boolean;
  /** Why it was not taken. */
  readonly problem?: string;
  /** Ids that it had before and still answers to. */
  readonly formerIds?: readonly string[];
  /** The sites that showed it, the latest first. */
  readonly seenOn?: readonly { readonly origin: string; readonly lastAt: number }[];
  readonly notesSites?: boolean;
}

/** A feed is made, or gets another name, id or other accounts. */
export function FeedForm(props: FeedFormProps) {
  const { heading, feedId, fields, accounts, areAll, problem, formerIds = [] } = props;
  const { seenOn = [], notesSites = false } = props;
  return (
    <>
      <header class="page-head">
        <p class="crumb">
          {feedId === undefined ? (
            <a href="/admin">Feeds</a>
          ) : (
            <a href={`/admin/feeds/${feedId}/posts`}>Posts</a>
          )}
        </p>
        <h1>{heading}</h1>
      </header>
      <form method="post" class="card stack">
        {problem && (
          <p class="notice error" role="alert">
            {problem}
          </p>
        )}
        <label for="title">What you call it</label>
        <input
          id="title"
          name="title"
          maxlength={80}
          value={fields.title}
          autocomplete="off"
          aria-describedby="title-hint"
        />
        <p class="hint" id="title-hint">
          For you alone. Empty: the account’s name.
        </p>
        <label for="id">Its id</label>
        <input
          id="id"
          name="id"
          required={feedId !== undefined}
          maxlength={60}
          value={fields.id}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-describedby="id-hint"
        />
        <p class="hint" id="id-hint">
          Part of its address, as in /feeds/harbour-bakery.json.
          {feedId === undefined
            ? " Empty: made of what you call it."
            : " Change it, and sites that ask for the old one are answered as before, until you let go of it."}
        </p>
        <fieldset>
          <legend>Whose posts it shows</legend>
          {accounts.map(({ id, profile }) => (
            <label class="tick">
              <input
                type="checkbox"
                name="account"
                value={id}
                checked={fields.accountIds.includes(id)}
              />
              @{profile.username}
            </label>
          ))}
          {!areAll && (
            <>
              <label for="others">Others, by their usernames</label>
              <input
                id="others"
                name="others"
                value={fields.others}
                autocomplete="off"
                autocapitalize="off"
                spellcheck={false}
                aria-describedby="others-hint"
              />
              <p class="hint" id="others-hint">
                Comma-separated, such as harbour.bakery, mill
              </p>
            </>
          )}
        </fieldset>
        {accounts.length > 1 && (
          <>
            <label for="header">Profile above the posts, where it shows several accounts</label>
            <select id="header" name="header">
              <option value="">None</option>
              {accounts.map(({ id, profile }) => (
                <option value={id} selected={id === fields.headerAccountId}>
                  @{profile.username}
                </option>
              ))}
            </select>
          </>
        )}
        <p class="actions">
          <button type="submit" class="primary">
            {feedId === undefined ? "Make the feed" : "Save"}
          </button>
        </p>
      </form>
      {feedId !== undefined && (
        <>
          {formerIds.length > 0 && (
            <section class="card" aria-labelledby="former-ids">
              <h2 id="former-ids">Ids it had before</h2>
              <p>Whoever asks for one of them gets this feed, and no other feed can have it.</p>
              {formerIds.map((formerId) => (
                <form method="post" action={`/admin/feeds/${feedId}/let-go`} class="actions">
                  <code>{formerId}</code>
                  <button type="submit" class="small" name="former" value={formerId}>
                    Let go of {formerId}
                  </button>
                </form>
              ))}
            </section>
          )}
          <section class="card" aria-labelledby="seen-on">
            <h2 id="seen-on">Last seen on</h2>
            {seenOn.length > 0 && (
              <ul>
                {seenOn.map(({ origin, lastAt }) => (
                  <li>
                    {origin}, {formatDate(lastAt)}
                  </li>
                ))}
              </ul>
            )}
            {seenOn.length === 0 && <p>Not known.</p>}
            <p class="hint">
              Browsers say on which site they show a feed. The site’s name and the day are kept, ten
              sites at most, nothing about visitors. Behind a CDN, or published elsewhere, it is not
              known.
            </p>
            <form method="post" action={`/admin/feeds/${feedId}/sightings`}>
              <button type="submit" class="small" name="note" value={notesSites ? "no" : "yes"}>
                {notesSites ? "Do not note sites, of any feed" : "Note sites"}
              </button>
            </form>
          </section>
          <p>
            <a class="danger" href={`/admin/feeds/${feedId}/delete`}>
              Delete this feed
            </a>
          </p>
        </>
      )}
    </>
  );
}
