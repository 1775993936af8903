import type { FeedRecord } from "../../db/feeds.ts";
import type { SettingProblems } from "../../feed/display-settings.ts";
import {
  attributeOf,
  DESCRIPTIONS,
  type Description,
  type FeedSettingName,
  FIELD_GROUPS,
  feedSettingEntries,
  SETTINGS,
  type Setting,
  type StoredSettings,
} from "../../feed/settings-table.ts";
import { FeedHead } from "./feed-head.tsx";

interface LookPageProps {
  readonly feed: FeedRecord;
  readonly name: string;
  /** What was sent and could not be taken as it is. */
  readonly refused?: {
    readonly typed: (name: FeedSettingName) => string;
    readonly problems: SettingProblems;
  };
}

type FeedSettingEntry = ReturnType<typeof feedSettingEntries>[number];

interface Field {
  readonly name: FeedSettingName;
  readonly group: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** A list to choose from; else a line to write. */
  readonly options?: readonly (readonly [value: string, label: string])[] | undefined;
  readonly numeric: boolean;
  /** For the preview: what an empty field stands for, unless a wider place's field says less. */
  readonly empty: string;
  readonly wider?: string | undefined;
}

function createFields(): readonly Field[] {
  return feedSettingEntries().flatMap((setting): Field[] => {
    const { field }: Description = DESCRIPTIONS[setting.row];
    return field ? [createField(setting, field)] : [];
  });
}

function createField(
  { name, row, wider }: FeedSettingEntry,
  { group, label, hint, choices = {}, empty }: NonNullable<Description["field"]>,
): Field {
  const setting: Setting = SETTINGS[row];
  const common = { name, numeric: setting.kind === "count", options: optionsOf(setting, choices) };
  if (!wider) {
    const preset = setting.default ?? "";
    return {
      ...common,
      group,
      label: setting.responsive === "style" ? `${label} on a desktop` : label,
      hint:
        hint ?? (setting.maximum ? `${preset} if empty, at most ${setting.maximum}.` : undefined),
      empty: empty ?? (setting.kind === "flag" ? "no" : `${preset}`),
    };
  }
  const isPhone = name.endsWith("Mobile");
  const most = isPhone ? setting.mobile : setting.tablet;
  return {
    ...common,
    group: "In narrower places",
    label: `${label} on a ${isPhone ? "phone" : "tablet"}`,
    hint: most ? `${most} if empty, or fewer in wider places.` : "As in wider places if empty.",
    empty: `${most ?? ""}`,
    wider,
  };
}

/** What is the element's own choice is said by an empty field. */
function optionsOf(
  { kind, values = [], default: preset }: Setting,
  choices: Readonly<Record<string, string>>,
): Field["options"] {
  if (kind === "flag") {
    return [
      ["", "No"],
      ["yes", "Yes"],
    ];
  }
  if (kind !== "choice") return undefined;
  return values.map((word) => [word === preset ? "" : word, choices[word] ?? word]);
}

/** One for each of the element's three arrangements, narrowest first. */
const PREVIEW_WIDTHS = [
  [390, "Phone"],
  [768, "Tablet"],
  [1200, "Desktop"],
] as const;

/** The defaults of a feed's look, with the element itself to try them on. */
export function LookPage({ feed, name, refused }: LookPageProps) {
  const typedFor = refused?.typed ?? ((name: FeedSettingName) => asTyped(feed.settings[name]));
  const fields = createFields();
  return (
    <>
      <FeedHead feedId={feed.id} name={name} tab="look" />
      <p>
        On every page that shows it. What a page says in its own tag goes before what is set here.
      </p>
      <div class="settings-layout">
        <section class="card preview" aria-label={`Preview of the feed ${feed.id}`}>
          <fieldset class="preview-widths" data-preview-widths hidden>
            <legend>On a screen of</legend>
            {PREVIEW_WIDTHS.map(([width, label]) => (
              <label>
                <input type="radio" name="preview-width" value={`${width}`} />
                <span>
                  {label} <small>{width} px</small>
                </span>
              </label>
            ))}
          </fieldset>
          <div class="preview-stage" data-preview-stage>
            <div class="preview-screen" data-preview-screen>
              <windowbox-feed feed-id={feed.id} data-preview>
                <p class="soft">The preview appears here as soon as there are posts to show.</p>
              </windowbox-feed>
            </div>
          </div>
        </section>
        <form
          method="post"
          action={`/admin/feeds/${feed.id}/look`}
          class="settings-form"
          data-settings-form
        >
          {FIELD_GROUPS.map((group) => (
            <fieldset class="card">
              <legend>{group}</legend>
              {fields
                .filter((field) => field.group === group)
                .map((field) => (
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
  const { name, label, hint, options, numeric, empty, wider } = field;
  const note = problem ?? hint;
  const described = note ? `${name}-note` : undefined;
  // The page's script shows in the preview what these say.
  const preview = {
    "data-attribute": attributeOf(name),
    "data-empty": empty,
    "data-wider": wider,
  };
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {options ? (
        <select id={name} name={name} aria-describedby={described} {...preview}>
          {options.map(([option, label]) => (
            <option value={option} selected={option === value}>
              {label}
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
          {...preview}
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
function asTyped(value: StoredSettings[FeedSettingName]): string {
  if (value === undefined || value === false) return "";
  return value === true ? "yes" : String(value);
}
