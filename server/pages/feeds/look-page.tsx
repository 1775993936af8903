import type { FeedRecord } from "../../db/feeds.ts";
import { type FeedSettingName, FIELD_GROUPS } from "../../feed/settings-table.ts";
import { isOfStartingPoints, STARTING_POINTS } from "../../feed/starting-points.ts";
import type { Notice } from "../../shared/notice.ts";
import { ProblemList } from "../components/problem-list.tsx";
import { FeedHead } from "./feed-head.tsx";
import { feedPath } from "./feed-paths.ts";
import { LookControl } from "./look-control.tsx";
import { asTyped, createLookFields, type LookField, shownAttributes } from "./look-fields.ts";
import { LookPreview } from "./look-preview.tsx";
import { POSTS_LANGUAGE_LABEL, PostsLanguageField } from "./posts-language-field.tsx";

/** The form's fields: the table's settings, and what is no element's. */
type FieldName = FeedSettingName | "postsLang";
type TypedLook = (name: FieldName) => string;
type LookProblems = Partial<Record<FieldName, string>>;

interface LookPageProps {
  readonly feed: FeedRecord;
  readonly name: string;
  /** What came of the last save; it brings along what was there before, by the fields' names. */
  readonly notice?: Notice | undefined;
  /** What is in the form and not saved yet; else what is stored. */
  readonly typed?: TypedLook;
  readonly problems?: LookProblems;
}

/** Wanted by few: what they decide holds, but they need not be in the way. */
const FOLDED: readonly string[] = ["On tablets and phones", "Which posts, and their language"];

/** The defaults of a feed's look, with the element itself to try them on. */
export function LookPage({ feed, name, notice, typed, problems = {} }: LookPageProps) {
  const path = feedPath(feed.id, "look");
  const fields = createLookFields();
  const value = typed ?? ((field: FieldName) => asTyped(feed.settings[field]));
  return (
    <>
      <FeedHead feedId={feed.id} name={name} tab="look" />
      {notice && <Saved notice={notice} path={path} />}
      <Problems fields={fields} problems={problems} />
      <p class="soft">
        On every page that shows it. What a page says in its own tag goes before what is set here.
      </p>
      <div class="look">
        <form
          method="post"
          action={path}
          class="look-form"
          data-settings-form
          data-unsaved={typed ? "yes" : undefined}
        >
          <section class="card" aria-labelledby="start-from">
            <h2 id="start-from">Start from</h2>
            <ul class="starts">
              {STARTING_POINTS.map(({ id, title, sentence, settings }) => (
                <li>
                  <a href={`${path}?start=${id}`} data-start={JSON.stringify(typedOf(settings))}>
                    <b>{title}</b>
                    <span>{sentence}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
          {FIELD_GROUPS.map((group) => (
            <Group
              group={group}
              fields={fields.filter((field) => field.group === group)}
              value={value}
              problems={problems}
            />
          ))}
          <div class="save-bar">
            <button type="submit" class="primary">
              Save
            </button>
            <noscript>
              <button type="submit" name="try" value="yes">
                See it before saving
              </button>
            </noscript>
            <a class="to-preview" href="#preview">
              See it
            </a>
            <p class="soft" data-save-state aria-live="polite">
              {typed && "Not saved yet."}
            </p>
          </div>
        </form>
        <LookPreview feedId={feed.id} />
      </div>
      {typed && Object.keys(problems).length === 0 && (
        <WithoutScript feedId={feed.id} typed={typed} />
      )}
    </>
  );
}

interface GroupProps {
  readonly group: string;
  readonly fields: readonly LookField[];
  readonly value: TypedLook;
  readonly problems: LookProblems;
}

function Group({ group, fields, value, problems }: GroupProps) {
  const controls = fields.map((field) => (
    <LookControl field={field} value={value(field.name)} problem={problems[field.name]} />
  ));
  if (!FOLDED.includes(group)) {
    return (
      <section class="card look-group" aria-label={group}>
        <h2>{group}</h2>
        {controls}
      </section>
    );
  }
  const names: FieldName[] = fields.map(({ name }) => name);
  const isAboutPosts = names.includes("lang");
  if (isAboutPosts) names.push("postsLang");
  const isInUse = names.some((name) => value(name) !== "");
  const isWrong = names.some((name) => problems[name] !== undefined);
  return (
    <details class="card look-group" open={isInUse || isWrong}>
      <summary>{group}</summary>
      {controls}
      {isAboutPosts && (
        <PostsLanguageField value={value("postsLang")} problem={problems.postsLang} />
      )}
    </details>
  );
}

function Problems({
  fields,
  problems,
}: {
  readonly fields: readonly LookField[];
  readonly problems: LookProblems;
}) {
  const all: readonly { readonly name: FieldName; readonly label: string }[] = [
    ...fields,
    { name: "postsLang", label: POSTS_LANGUAGE_LABEL },
  ];
  return (
    <ProblemList
      sentence="Nothing was saved: some of it cannot be read."
      problems={all.flatMap(({ name, label }) => {
        const problem = problems[name];
        return problem === undefined ? [] : [{ id: name, label, problem }];
      })}
    />
  );
}

/** What came of saving, and the one step back. */
function Saved({ notice, path }: { readonly notice: Notice; readonly path: string }) {
  const { level, text, typed } = notice;
  return (
    <div class={`notice ${level} with-action`} tabindex={-1} autofocus data-saved>
      <p>{text}</p>
      {typed && (
        <form method="post" action={path}>
          <input type="hidden" name="undo" value="yes" />
          {Object.entries(typed).map(([name, before]) => (
            <input type="hidden" name={name} value={before} />
          ))}
          <button type="submit" class="small">
            Undo
          </button>
        </form>
      )}
    </div>
  );
}

/** The element's own page, with all that is chosen in its address: the preview above needs scripts. */
function WithoutScript({ feedId, typed }: { readonly feedId: string; readonly typed: TypedLook }) {
  const query = new URLSearchParams([...shownAttributes(typed)].filter(([, value]) => value));
  return (
    <noscript>
      <p>
        <a href={`/embed/${encodeURIComponent(feedId)}?${query}`} autofocus>
          See what this would look like, on a page of its own
        </a>
      </p>
    </noscript>
  );
}

function typedOf(settings: FeedRecord["settings"]): Readonly<Record<string, string>> {
  const names = createLookFields()
    .map(({ name }) => name)
    .filter(isOfStartingPoints);
  return Object.fromEntries(names.map((name) => [name, asTyped(settings[name])]));
}
