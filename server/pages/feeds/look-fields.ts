import {
  attributeOf,
  DESCRIPTIONS,
  type Description,
  type FeedSettingName,
  feedSettingEntries,
  SETTINGS,
  type Setting,
  type StoredSettings,
} from "../../feed/settings-table.ts";

type FeedSettingEntry = ReturnType<typeof feedSettingEntries>[number];

export interface LookOption {
  /** `""`: as usual. */
  readonly value: string;
  readonly label: string;
  /** What more there is to say of it. */
  readonly note?: string | undefined;
}

/** A setting as the form asks for it. */
export interface LookField {
  readonly name: FeedSettingName;
  readonly attribute: string;
  readonly group: string;
  readonly label: string;
  readonly hint: string | undefined;
  /** One of a few side by side, one of many, any of a few, or a line to write. */
  readonly control: "radios" | "select" | "checkbox" | "checkboxes" | "line";
  readonly options: readonly LookOption[];
  /** What holds where nothing is chosen, as an attribute, unless a wider place's field says less. */
  readonly empty: string;
  readonly wider: FeedSettingName | undefined;
}

const COUNTS = [1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 18, 20, 24, 30, 36, 48, 60, 90, 120];
const USUAL = "(usual)";

/** In the order of the table; made anew for each page, as the table is the only place that holds them. */
export function createLookFields(): readonly LookField[] {
  return feedSettingEntries().flatMap((setting): LookField[] => {
    const { field }: Description = DESCRIPTIONS[setting.row];
    return field ? [createField(setting, field)] : [];
  });
}

function createField(
  { name, row, wider }: FeedSettingEntry,
  field: NonNullable<Description["field"]>,
): LookField {
  const setting: Setting = SETTINGS[row];
  const { kind, values, responsive, maximum = 0 } = setting;
  const isFew = kind === "choice";
  const own = field.empty ?? (kind === "flag" ? "no" : `${setting.default ?? ""}`);
  const most = wider && (name.endsWith("Mobile") ? setting.mobile : setting.tablet);
  const choices =
    kind === "count"
      ? COUNTS.filter((count) => count <= maximum).map((count) => [`${count}`, `${count}`] as const)
      : Object.entries(field.choices ?? {});
  const empty = wider === undefined ? own : `${most ?? ""}`;
  const usual = kind === "language" ? "en" : own;
  return {
    name,
    attribute: attributeOf(name),
    group: wider === undefined ? field.group : "On tablets and phones",
    label: labelOf(name, field.label, wider, responsive === "style"),
    hint: wider === undefined ? field.hint : undefined,
    control: controlOf(kind, values !== undefined, choices.length > 0),
    options: [
      ...(kind === "flag" || kind === "list"
        ? []
        : [{ value: "", ...emptyLabel(name, wider, most, labelIn(choices, usual)) }]),
      ...choices
        .filter(([value]) => wider !== undefined || value !== usual)
        .map(([value, label]) => ({ value, ...(isFew ? split(label) : { label }) })),
    ],
    empty,
    wider: wider === undefined ? undefined : widerName(wider),
  };
}

/** Every setting that has narrower places is a feed's own. */
function widerName(wider: string): FeedSettingName | undefined {
  return feedSettingEntries().find(({ name }) => name === wider)?.name;
}

function controlOf(
  kind: Setting["kind"],
  hasWords: boolean,
  hasChoices: boolean,
): LookField["control"] {
  if (kind === "choice") return "radios";
  if (kind === "flag") return "checkbox";
  if (kind === "list") return hasWords ? "checkboxes" : "line";
  return hasChoices ? "select" : "line";
}

function labelOf(name: string, label: string, wider: string | undefined, isShaped: boolean) {
  if (wider !== undefined) return `${label} on a ${name.endsWith("Mobile") ? "phone" : "tablet"}`;
  return isShaped ? `${label} on a desktop` : label;
}

function emptyLabel(
  name: string,
  wider: string | undefined,
  most: number | undefined,
  own: string,
): { readonly label: string; readonly note?: string | undefined } {
  if (wider === undefined) {
    const { label, note } = split(own);
    return { label: `${label} ${USUAL}`, note };
  }
  if (most !== undefined) return { label: `At most ${most} ${USUAL}` };
  return { label: `As on a ${name.endsWith("Mobile") ? "tablet" : "desktop"} ${USUAL}` };
}

function labelIn(choices: readonly (readonly [string, string])[], own: string): string {
  return choices.find(([value]) => value === own)?.[1] ?? own;
}

/** `Masonry: each picture in its own shape` is a name and a note. */
function split(label: string): { readonly label: string; readonly note?: string | undefined } {
  const at = label.indexOf(": ");
  return at < 0 ? { label } : { label: label.slice(0, at), note: label.slice(at + 2) };
}

/** What the form would have sent for what is stored; what is the element's own choice is said by an empty field. */
export function asTyped(value: StoredSettings[FeedSettingName]): string {
  if (value === undefined || value === false) return "";
  return value === true ? "yes" : String(value);
}

/** What a feed with these values would show, by attribute: what is left to the element is said, too. */
export function shownAttributes(
  typed: (name: FeedSettingName) => string,
): ReadonlyMap<string, string> {
  const fields = createLookFields();
  const shown = (field: LookField): string => {
    const wider = fields.find(({ name }) => name === field.wider);
    const value = typed(field.name);
    if (value || !wider) return value || field.empty;
    const above = shown(wider);
    return field.empty && Number(field.empty) < Number(above) ? field.empty : above;
  };
  return new Map(fields.map((field) => [field.attribute, shown(field)]));
}
