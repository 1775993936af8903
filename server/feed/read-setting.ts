import { isCssLength } from "./css-length.ts";
import type { Kind, Setting } from "./settings-table.ts";

const RATIO = /^[1-9]\d{0,3}[:/][1-9]\d{0,3}$/;

type SettingReader = (text: string, row: Setting) => unknown;

const READERS: Readonly<Partial<Record<Kind, SettingReader>>> = {
  choice: (text, { values }) => (values?.includes(text) ? text : undefined),
  count: (text, { maximum = 0 }) =>
    /^\d+$/.test(text) && +text && +text <= maximum ? +text : undefined,
  /** A bare number means pixels. */
  length: (text) => (isCssLength(text) ? text.replace(/^[\d.]+$/, "$&px") : undefined),
  ratio: (text) => {
    if (text === "original") return "";
    return RATIO.test(text) ? text.replace(":", "/") : undefined;
  },
  /** Like a boolean attribute, except that a feed's `true` can be taken back: `header="false"`. */
  flag: (text) => !/^(false|no|off|0)$/.test(text),
  /** Comma-separated, or by spaces. */
  list: (text, { values }) => {
    const items = text.match(/[^\s,#]+/g);
    return items?.every((item) => values?.includes(item) ?? true) ? items : undefined;
  },
};

/**
 * Attributes, properties, the fields of a form and stored documents: all of them mean the same by the same value.
 * `undefined` for what cannot be read, which counts as not set, and for what has no reader.
 */
export function readSetting(row: Setting, value: unknown): unknown {
  if (value == null) return undefined;
  return READERS[row.kind]?.(`${value}`.trim().toLowerCase(), row);
}
