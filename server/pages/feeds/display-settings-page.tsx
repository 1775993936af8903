import type { FeedRecord } from "../../db/feeds.ts";
import { type LookField, type LookProblems, MOST_SHOWN } from "../../feed/display-settings.ts";
import type { FeedSettings } from "../../feed/document.ts";

interface LookPageProps {
  readonly feed: FeedRecord;
  /** What was sent and could not be taken as it is. */
  readonly refused?: {
    readonly typed: (name: LookField) => string;
    readonly problems: LookProblems;
  };
}

type Options = Readonly<Record<string, string>>;

interface Field {
  readonly name: LookField;
  readonly label: string;
  readonly hint?: string;
  /** A list to choose from; else a line to write. */
  readonly options?: Options;
  readonly numeric?: true;
}

const AS_WIDER = "As in wider places if empty.";

const YES_NO: Options = { "": "No", yes: "Yes" };

const GROUPS: readonly { readonly legend: string; readonly fields: readonly Field[] }[] = [
  {
    legend: "Arrangement",
    fields: [
      {
        name: "layout",
        label: "Layout",
        options: {
          "": "Grid",
          masonry: "Masonry: each picture in its own shape",
          carousel: "Carousel: one row to leaf through",
          highlight: "Highlight: every sixth post is large",
        },
      },
      {
        name: "limit",
        label: "How many posts",
        hint: `12 if empty, at most ${MOST_SHOWN}.`,
        numeric: true,
      },
      { name: "columns", label: "Columns on a desktop", hint: "3 if empty.", numeric: true },
      { name: "columnsTablet", label: "Columns on a tablet", hint: "3 if empty.", numeric: true },
      { name: "columnsMobile", label: "Columns on a phone", hint: "2 if empty.", numeric: true },
      { name: "gap", label: "Gap between posts", hint: "In pixels; 4 if empty." },
      {
        name: "aspectRatio",
        label: "Shape of a post",
        hint: "Such as 4:5 or 3:4, or original. Square if empty.",
      },
    ],
  },
  {
    legend: "In narrower places",
    fields: [
      { name: "limitTablet", label: "How many posts on a tablet", hint: AS_WIDER, numeric: true },
      { name: "limitMobile", label: "How many posts on a phone", hint: AS_WIDER, numeric: true },
      { name: "gapTablet", label: "Gap on a tablet", hint: AS_WIDER },
      { name: "gapMobile", label: "Gap on a phone", hint: AS_WIDER },
      { name: "aspectRatioTablet", label: "Shape of a post on a tablet", hint: AS_WIDER },
      { name: "aspectRatioMobile", label: "Shape of a post on a phone", hint: AS_WIDER },
    ],
  },
  {
    legend: "Beside the pictures",
    fields: [
      { name: "header", label: "Profile above the posts", options: YES_NO },
      { name: "followButton", label: "Follow button", options: YES_NO },
      { name: "captions", label: "Captions under the posts", options: YES_NO },
      {
        name: "hover",
        label: "Under the pointer",
        options: { "": "Nothing", caption: "The caption", counts: "Likes and comments" },
      },
      { name: "instagramTile", label: "Last tile leads to Instagram", options: YES_NO },
      {
        name: "theme",
        label: "Colours",
        options: { "": "Those of the page", light: "Light", dark: "Dark" },
      },
    ],
  },
  {
    legend: "What visitors can do",
    fields: [
      {
        name: "onClick",
        label: "A click on a post",
        options: {
          "": "Opens it large on the page",
          permalink: "Opens it on Instagram",
          profile: "Opens the profile on Instagram",
          none: "Does nothing",
        },
      },
      {
        name: "loadMore",
        label: "More posts",
        options: { "": "No", button: "By a button", scroll: "By scrolling" },
      },
    ],
  },
  {
    legend: "Which posts",
    fields: [
      {
        name: "types",
        label: "Only these kinds",
        hint: "image, video, reel, carousel, parted by commas. All if empty.",
      },
      { name: "hashtags", label: "Only with one of these hashtags", hint: "All if empty." },
      {
        name: "lang",
        label: "Language of the HTML and iframe forms",
        hint: "Such as de or fr; English if empty. Elsewhere the page decides.",
      },
    ],
  },
];

/** The defaults of a feed's look, with the element itself to try them on. */
export function LookPage({ feed, refused }: LookPageProps) {
  const typedFor = refused?.typed ?? ((name: LookField) => asTyped(feed.settings[name]));
  return (
    <>
      <h1>How “{feed.id}” looks</h1>
      <p>
        On every page that shows it. What a page says in its own tag goes before what is set here.
      </p>
      <div class="looking">
        <section class="card preview" aria-label={`Preview of the feed ${feed.id}`}>
          <windowbox-feed feed-id={feed.id} data-preview>
            <p class="soft">The preview appears here as soon as there are posts to show.</p>
          </windowbox-feed>
        </section>
        <form method="post" action={`/admin/feeds/${feed.id}/look`} class="look" data-look>
          {GROUPS.map(({ legend, fields }) => (
            <fieldset class="card">
              <legend>{legend}</legend>
              {fields.map((field) => (
                <FieldRow
                  field={field}
                  value={typedFor(field.name)}
                  problem={refused?.problems[field.name]}
                />
              ))}
            </fieldset>
          ))}
          <p class="actions">
            <button type="submit" class="primary">
              Save
            </button>
            <a class="button" href={`/admin#feed-${feed.id}`}>
              Back without saving
            </a>
          </p>
        </form>
      </div>
    </>
  );
}

interface FieldRowProps {
  readonly field: Field;
  readonly value: string;
  readonly problem: string | undefined;
}

function FieldRow({ field, value, problem }: FieldRowProps) {
  const { name, label, hint, options, numeric } = field;
  const note = problem ?? hint;
  const described = note ? `${name}-note` : undefined;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {options ? (
        <select id={name} name={name} aria-describedby={described}>
          {Object.entries(options).map(([option, words]) => (
            <option value={option} selected={option === value}>
              {words}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={name}
          name={name}
          value={value}
          autocomplete="off"
          spellcheck={false}
          inputmode={numeric ? "numeric" : undefined}
          aria-describedby={described}
          aria-invalid={problem ? "true" : undefined}
        />
      )}
      {note && (
        <p id={described} class={problem ? "problem" : "soft"}>
          {note}
        </p>
      )}
    </div>
  );
}

/** As the form's own fields say it; what is the element's own choice is said by an empty one. */
function asTyped(value: FeedSettings[LookField]): string {
  if (value === undefined || value === false) return "";
  return value === true ? "yes" : String(value);
}
