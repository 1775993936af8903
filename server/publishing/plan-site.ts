import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "../db/database.ts";
import type { PageSummary } from "../db/documents.ts";
import { BUILT_FILES } from "../feed/built-files.ts";
import { furtherPagePath } from "../feed/feed-addresses.ts";
import { packageVersion } from "../process/package-version.ts";
import { sha256 } from "../shared/sha256.ts";
import { readElementFiles } from "./element-files.ts";
import { renderIndex } from "./index-page.ts";
import { PUBLISHED_FILES } from "./published-files.ts";
import type { SiteFile } from "./site-file.ts";

/** What the published site is to be: all that is known without rendering a feed. */
export interface SitePlan {
  readonly scripts: readonly SiteFile[];
  readonly feeds: readonly FeedPlan[];
  readonly index: SiteFile;
}

export interface FeedPlan {
  readonly id: string;
  /** Another one when any file of the feed may be. */
  readonly source: string;
  /** Names under `media/` that it needs. */
  readonly media: readonly string[];
  readonly paths: readonly string[];
  /** Whether what was rendered just now is what is planned here. */
  isOf(pages: readonly Pick<PageSummary, "cursor" | "etag">[]): boolean;
}

interface PlanDeps {
  readonly db: Database;
  /** The built element. */
  readonly widgetDir: string;
  /** Where the published site is reached; no slash at its end. */
  readonly site: string;
}

export function planSite({ db, widgetDir, site }: PlanDeps): SitePlan {
  const scripts = readElementFiles(widgetDir);
  const madeBy = sha256(packageVersion(), site, ...sourcesOf(scripts, widgetDir));
  const pages = new Map<string, PageSummary[]>();
  for (const page of db.documents.summaries()) {
    pages.set(page.feedId, [...(pages.get(page.feedId) ?? []), page]);
  }
  const sourceOf = (summaries: readonly Pick<PageSummary, "cursor" | "etag">[]) => {
    const tags = summaries.map(({ cursor, etag }) => `${cursor} ${etag}`).sort();
    return sha256(madeBy, tags.join("\n")).toString("base64url").slice(0, 22);
  };
  return {
    scripts,
    // Under every id that is answered to here.
    feeds: [...pages].map(([id, summaries]) => {
      const source = sourceOf(summaries);
      const further = summaries.filter(({ cursor }) => cursor !== "");
      return {
        id,
        source,
        media: [...new Set(summaries.flatMap(({ names }) => names))],
        paths: [
          ...further.map(({ cursor }) => furtherPagePath(id, cursor)),
          ...PUBLISHED_FILES.map(({ path }) => path(id)),
        ],
        isOf: (rendered) => sourceOf(rendered) === source,
      };
    }),
    index: renderIndex(
      db.feeds
        .all()
        .filter(({ id }) => pages.has(id))
        .map(({ id, accountIds, settings: { lang } }) => ({
          id,
          lang,
          usernames: accountIds.flatMap((one) => db.accounts.get(one)?.profile.username ?? []),
        })),
      site,
    ),
  };
}

/** A short text that is another one as soon as something else would be published. */
export function siteFingerprint(db: Database): string {
  const pages = db.documents.summaries().map(({ feedId, cursor, etag }) => [feedId, cursor, etag]);
  return sha256(JSON.stringify([pages, db.feeds.all().map(({ id }) => id)])).toString("base64url");
}

function sourcesOf(scripts: readonly SiteFile[], widgetDir: string): (string | Buffer)[] {
  const bytes = scripts.map(({ content }) => (content.kind === "text" ? content.bytes : ""));
  try {
    return [...bytes, readFileSync(join(widgetDir, BUILT_FILES.htmlRenderer))];
  } catch {
    // Not built yet: then there is no HTML to publish.
    return bytes;
  }
}
