import type { AccountRecord } from "../../db/accounts.ts";
import type { OwnerError } from "../../shared/errors.ts";
import { FieldProblem, problemOf, refusedField } from "../components/field-problem.tsx";
import { NoticeBox } from "../components/notice-box.tsx";
import { feedPath } from "./feed-paths.ts";
import { type Sighting, SightingList } from "./sighting-list.tsx";

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
  readonly problem?: Pick<OwnerError, "field" | "message"> | undefined;
  /** Ids that it had before and still answers to. */
  readonly formerIds?: readonly string[];
  /** The sites that showed it, the latest first. */
  readonly seenOn?: readonly Sighting[];
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
            <a href={feedPath(feedId, "posts")}>Posts</a>
          )}
        </p>
        <h1>{heading}</h1>
      </header>
      <form method="post" class="card stack">
        {problem && problem.field === undefined && (
          <NoticeBox notice={{ level: "error", text: problem.message }} isNews />
        )}
        <NameFields {...{ feedId, fields, problem }} />
        <AccountFields {...{ fields, accounts, areAll, problem }} />
        <p class="actions">
          <button type="submit" class="primary">
            {feedId === undefined ? "Make the feed" : "Save"}
          </button>
        </p>
      </form>
      {feedId !== undefined && (
        <>
          <FormerIds {...{ feedId, formerIds }} />
          <SeenOn {...{ feedId, seenOn, notesSites }} />
          <p>
            <a class="danger" href={feedPath(feedId, "delete")}>
              Delete this feed
            </a>
          </p>
        </>
      )}
    </>
  );
}

function NameFields({
  feedId,
  fields,
  problem,
}: Pick<FeedFormProps, "feedId" | "fields" | "problem">) {
  const problemAt = (field: string) => problemOf(problem, field);
  const refused = (field: string) => refusedField(field, problemAt(field));
  return (
    <>
      <label for="title">What you call it</label>
      <FieldProblem id="title" problem={problemAt("title")} />
      <input
        id="title"
        name="title"
        maxlength={80}
        value={fields.title}
        autocomplete="off"
        {...refused("title")}
      />
      <p class="hint" id="title-hint">
        For you alone. Empty: the account’s name.
      </p>
      <label for="id">Its id</label>
      <FieldProblem id="id" problem={problemAt("id")} />
      <input
        id="id"
        name="id"
        required={feedId !== undefined}
        maxlength={60}
        value={fields.id}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        {...refused("id")}
      />
      <p class="hint" id="id-hint">
        Part of its address, as in /feeds/harbour-bakery.json.
        {feedId === undefined
          ? " Empty: made of what you call it."
          : " Change it, and sites that ask for the old one are answered as before, until you let go of it."}
      </p>
    </>
  );
}

function AccountFields(props: Pick<FeedFormProps, "fields" | "accounts" | "areAll" | "problem">) {
  const { fields, accounts, areAll, problem } = props;
  const problemAt = (field: string) => problemOf(problem, field);
  const refused = (field: string) => refusedField(field, problemAt(field));
  return (
    <>
      <fieldset>
        <legend>Whose posts it shows</legend>
        {/* Of several boxes the first one stands for all. */}
        <FieldProblem id="accounts" problem={problemAt("accounts")} />
        {accounts.map(({ id, profile }, index) => (
          <label class="tick">
            <input
              type="checkbox"
              name="account"
              value={id}
              checked={fields.accountIds.includes(id)}
              {...(index === 0 && refusedField("accounts", problemAt("accounts"), false))}
            />
            @{profile.username}
          </label>
        ))}
        {!areAll && (
          <>
            <label for="others">Others, by their usernames</label>
            <FieldProblem id="others" problem={problemAt("others")} />
            <input
              id="others"
              name="others"
              value={fields.others}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              {...refused("others")}
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
    </>
  );
}

function FormerIds({ feedId, formerIds }: { feedId: string; formerIds: readonly string[] }) {
  if (formerIds.length === 0) return null;
  return (
    <section class="card" aria-labelledby="former-ids">
      <h2 id="former-ids">Ids it had before</h2>
      <p>Whoever asks for one of them gets this feed, and no other feed can have it.</p>
      {formerIds.map((formerId) => (
        <form method="post" action={feedPath(feedId, "let-go")} class="actions">
          <code>{formerId}</code>
          <button type="submit" class="small" name="former" value={formerId}>
            Let go of {formerId}
          </button>
        </form>
      ))}
    </section>
  );
}

function SeenOn({
  feedId,
  seenOn = [],
  notesSites = false,
}: Pick<FeedFormProps, "seenOn" | "notesSites"> & { readonly feedId: string }) {
  return (
    <section class="card" aria-labelledby="seen-on">
      <h2 id="seen-on">Last seen on</h2>
      {seenOn.length > 0 ? <SightingList sightings={seenOn} /> : <p>Not known.</p>}
      <p class="hint">
        Browsers say on which site they show a feed. The site’s name and the day are kept, ten sites
        at most, nothing about visitors. Behind a CDN, or published elsewhere, it is not known.
      </p>
      <form method="post" action={feedPath(feedId, "sightings")}>
        <button type="submit" class="small" name="note" value={notesSites ? "no" : "yes"}>
          {notesSites ? "Do not note sites, of any feed" : "Note sites"}
        </button>
      </form>
    </section>
  );
}
