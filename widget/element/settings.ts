import { readSetting } from "../../server/feed/read-setting.ts";
import {
  type FeedSettingName,
  MOBILE_BELOW_PX,
  type ReadSettings,
  SETTINGS,
  type Setting,
  TABLET_BELOW_PX,
} from "../../server/feed/settings-table.ts";

/** The look of one element, every value checked: what templates may rely on. */
export interface Settings extends Omit<ReadSettings, "instagramTile"> {
  /** How many of the places it takes: none, or one. Never that of the only post. */
  readonly instagramTile: 0 | 1;
}

/** Settings as they come: attributes are strings, properties and documents may hold anything. */
type RawSettings = { readonly [Name in FeedSettingName]?: unknown };

/**
 * The same default everywhere that the size of the grid must be known before the feed is. `width` of the element in
 * CSS pixels; 0 while nobody knows it, which counts as wide.
 */
export function readSettings(own: RawSettings, feed: RawSettings = {}, width = 0): Settings {
  const read: Record<string, unknown> = {};
  for (const [name, row] of Object.entries<Setting>(SETTINGS)) {
    /** The element's own value, else the feed's, else the fallback; what cannot be read counts as missing. */
    const first = (key: string, fallback: unknown) => {
      const readFrom = (source: object) => readSetting(row, Object(source)[key]);
      read[key] = readFrom(own) ?? readFrom(feed) ?? fallback;
      return read[key];
    };
    const narrower = (key: string, wider: unknown, most: unknown) =>
      first(key, Number(most) < Number(wider) ? most : wider);
    const wide = first(name, row.default);
    if (!row.responsive) continue;
    const tablet = narrower(`${name}Tablet`, wide, row.tablet);
    const mobile = narrower(`${name}Mobile`, tablet, row.mobile);
    if (row.responsive === "script" && width && width < TABLET_BELOW_PX)
      read[name] = width < MOBILE_BELOW_PX ? mobile : tablet;
  }
  // TypeScript does not follow names through a loop; the tests do.
  const settings = read as ReadSettings;
  return {
    ...settings,
    instagramTile: settings.limit > 1 && settings.instagramTile ? 1 : 0,
  };
}
