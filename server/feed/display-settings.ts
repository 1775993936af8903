import { readSetting } from "./read-setting.ts";
import {
  type FeedSettingName,
  feedSettingEntries,
  SETTINGS,
  type Setting,
  type StoredSettings,
} from "./settings-table.ts";

/** What cannot be read, by field: each a sentence for the owner. */
type SettingProblems = Partial<Record<FeedSettingName, string>>;

/**
 * Reads a posted form; an empty field leaves a setting to the element. Nothing is taken from a form with a problem in
 * it. What is taken the element reads alike: both ask the same readers.
 */
export function readDisplaySettings(
  field: (name: FeedSettingName) => string,
): { readonly settings: StoredSettings } | { readonly problems: SettingProblems } {
  let settings: StoredSettings = {};
  const problems: SettingProblems = {};
  for (const { name, row } of feedSettingEntries()) {
    const typed = field(name).trim();
    if (typed === "") continue;
    const stored = storedValue(SETTINGS[row], typed);
    if (stored === undefined) problems[name] = refusedValue(SETTINGS[row]);
    else settings = { ...settings, [name]: stored };
  }
  return Object.keys(problems).length > 0 ? { problems } : { settings };
}

/** Numbers, flags and words of a list as they are read; the rest as it was written. */
function storedValue(row: Setting, typed: string): unknown {
  const text = typed.toLowerCase();
  switch (row.kind) {
    case "choice":
    case "count":
      return readSetting(row, text);
    case "flag":
      return text === "yes" || text === "no" ? readSetting(row, text) : undefined;
    case "language":
      return isLanguage(text) ? text : undefined;
    default:
      if (readSetting(row, text) === undefined) return undefined;
      return row.kind === "list" && !row.values ? typed : text;
  }
}

function refusedValue({ kind, maximum, values }: Setting): string {
  switch (kind) {
    case "count":
      return `Write a whole number from 1 to ${maximum}.`;
    case "length":
      return "Write a number of pixels such as 8, or a CSS length such as 0.5rem.";
    case "ratio":
      return "Write two numbers such as 4:5, or original.";
    case "list":
      return values
        ? `Write ${new Intl.ListFormat("en-GB", { type: "disjunction" }).format(values)}, comma-separated.`
        : "Write words, comma-separated.";
    case "language":
      return "Write a language's code such as de or pt-BR.";
    default:
      return "Choose one of the list.";
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
