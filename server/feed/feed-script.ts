import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../shared/sha256.ts";
import { BUILT_FILES, FEED_SCRIPT_PLACES } from "./built-files.ts";
import type { FeedDocument } from "./document.ts";
import { feedFileUrl } from "./feed-addresses.ts";
import { SETTINGS } from "./settings-table.ts";

/** What the build left of the script of a feed: the element, and places for a server and a feed. */
export interface FeedScriptTemplate {
  /** Another one when the element is. */
  readonly version: string;
  /** `server` has no slash at its end. */
  write(document: FeedDocument, server: string): string;
}

const PLACES = new RegExp(Object.values(FEED_SCRIPT_PLACES).join("|"), "g");
/**
 * At the beginning of the file: a page in another encoding takes a script that does not say its own for one in its, as
 * folders are served by many web servers.
 */
const BYTE_ORDER_MARK = "\uFEFF";
/** Of what the element says where nobody has chosen a language. */
const USUAL_LANGUAGE = "en";

/** `undefined` before the first build. */
export function findFeedScript(widgetDir: string): FeedScriptTemplate | undefined {
  const file = join(widgetDir, BUILT_FILES.feedScript);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8");
  return {
    version: sha256(text).toString("base64url"),
    write(document, server) {
      const feed = firstPosts(document, server);
      const written = new Map<string, string>([
        [FEED_SCRIPT_PLACES.server, asScript(`${server}/`)],
        [FEED_SCRIPT_PLACES.feed, asScript(feed)],
        [FEED_SCRIPT_PLACES.dates, asScript(datesOf(feed))],
      ]);
      return BYTE_ORDER_MARK + text.replace(PLACES, (name) => written.get(name) ?? name);
    },
  };
}

/**
 * As many posts as an element shows before more are asked for: what it shows beyond that is in the document, which the
 * feed leads to then. All there are where a filter chooses among them.
 */
function firstPosts(document: FeedDocument, server: string): FeedDocument {
  const { id, posts, settings = {} } = document;
  const { limit, limitTablet, limitMobile, types, hashtags } = settings;
  const shown = Math.max(limit ?? SETTINGS.limit.default, limitTablet ?? 0, limitMobile ?? 0);
  if (types || hashtags || posts.length <= shown) return document;
  return { ...document, posts: posts.slice(0, shown), next: feedFileUrl(server, id, "document") };
}

/**
 * The posts' days in the language that the feed is most likely shown in: to find out how they are written takes a
 * browser longer than to show all tiles, and only in other languages it still has to.
 */
function datesOf({ settings = {}, lang, posts }: FeedDocument) {
  const language = settings.lang ?? lang ?? USUAL_LANGUAGE;
  try {
    const format = new Intl.DateTimeFormat(language, { dateStyle: "long" });
    const locale = new Intl.Locale(language);
    // Without a region it is written as where most people speak it.
    const isBare = language === locale.language;
    return {
      languages: isBare ? [language, `${language}-${locale.maximize().region}`] : [language],
      dates: Object.fromEntries(
        posts.flatMap(({ timestamp }) =>
          Number.isNaN(Date.parse(timestamp))
            ? []
            : [[timestamp, format.format(new Date(timestamp))]],
        ),
      ),
    };
  } catch {
    return { languages: [], dates: {} };
  }
}

/** JSON that nothing in a script, or in a page that a script's text was copied into, takes for something else. */
function asScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
