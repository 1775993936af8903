import type { FeedSettings } from "./document.ts";
import { readSetting } from "./read-setting.ts";
import { MOBILE_BELOW_PX, SETTINGS, type Setting, TABLET_BELOW_PX } from "./settings-table.ts";

/** The element's own three arrangements, by CSS pixels of its width; each setting's first suffix that is set counts. */
export const ARRANGEMENTS = [
  { suffixes: [""], below: undefined },
  { suffixes: ["Tablet", ""], below: TABLET_BELOW_PX },
  { suffixes: ["Mobile", "Tablet", ""], below: MOBILE_BELOW_PX },
] as const;

/** What decides how high a feed is, in one of the arrangements. */
export interface Look {
  readonly layout: string;
  readonly limit: number;
  readonly columns: number;
  readonly gap: string;
  /** Height by width; 0 for each picture's own. */
  readonly tileHeight: number;
  readonly captions: boolean;
  readonly header: boolean;
}

/** Of a gap in pixels; `undefined` for other units, and for the usual one. */
export function pixelsOfGap(gap: string): number | undefined {
  const pixels = /^([\d.]+)px$/.exec(gap)?.[1];
  return pixels === undefined ? undefined : Number(pixels);
}

/** What the element would read there, from the feed alone. */
export function readLook(settings: FeedSettings = {}, suffixes: readonly string[]): Look {
  const stored: Readonly<Record<string, unknown>> = { ...settings };
  const read = (name: keyof typeof SETTINGS) => {
    const row: Setting = SETTINGS[name];
    const found = suffixes
      .map((suffix) => ({ suffix, value: readSetting(row, stored[name + suffix]) }))
      .find(({ value }) => value !== undefined);
    const { suffix = "", value = row.default } = found ?? {};
    // Where a narrower place has nothing of its own, it has no more than is usual there.
    const most = suffixes
      .slice(0, suffixes.indexOf(suffix))
      .map((narrower) => (narrower === "Mobile" ? row.mobile : row.tablet))
      .filter((usual) => usual !== undefined);
    return most.length > 0 ? Math.min(Number(value), ...most) : value;
  };
  const [across = 1, down = 1] = `${read("aspectRatio") || "1/1"}`.split("/").map(Number);
  return {
    layout: `${read("layout")}`,
    limit: Number(read("limit")),
    columns: Number(read("columns")),
    gap: `${read("gap")}`,
    tileHeight: read("aspectRatio") === "" ? 0 : down / across,
    captions: read("captions") === true,
    header: read("header") === true,
  };
}
