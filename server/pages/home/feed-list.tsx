import { ListPages, ListSearch } from "../components/list-pages.tsx";
import { Status } from "../components/status.tsx";
import { feedPath } from "../feeds/feed-paths.ts";
import type { FeedLine } from "./feed-line.ts";

export interface FeedListProps {
  readonly lines: readonly FeedLine[];
  /** What was searched for; `""`: nothing. */
  readonly query: string;
  /** All that match. */
  readonly count: number;
  /** From 1. */
  readonly page: number;
  readonly pageCount: number;
}

/** Every feed on a line of its own, a page of them at a time. */
export function FeedList({ lines, query, count, page, pageCount }: FeedListProps) {
  const place = { path: "/admin", query, page, pageCount };
  const isSearched = pageCount > 1 || query !== "";
  return (
    <section class="feed-list" aria-label="Feeds" id="feeds" data-live>
      {isSearched && (
        <ListSearch
          {...place}
          {...{ what: "a feed", noun: "feed", placeholder: "name, username or id", count }}
        />
      )}
      <ul class="card lines">
        {lines.map((line) => (
          <FeedListLine line={line} />
        ))}
      </ul>
      <ListPages {...place} />
    </section>
  );
}

function FeedListLine({ line }: { line: FeedLine }) {
  const { id, name, pictures, status, syncingIds, sites } = line;
  return (
    <li class="line feed-line" id={`feed-${id}`} data-syncing={syncingIds.join(" ") || undefined}>
      <div class="line-pictures" aria-hidden="true">
        {Array.from({ length: 4 }, (_, index) => {
          const picture = pictures[index];
          return picture ? (
            <img src={picture} alt="" width="56" height="56" loading="lazy" />
          ) : (
            <span />
          );
        })}
      </div>
      <div class="line-name">
        <a href={feedPath(id, "posts")} class="line-link">
          {name}
          {name !== id && <span class="visually-hidden"> ({id})</span>}
        </a>
        {name !== id && (
          <span class="soft" aria-hidden="true">
            {id}
          </span>
        )}
      </div>
      <div class="line-state">
        <Status {...status} />
        {sites.length > 0 && <p class="soft">{sitesInWords(sites)}</p>}
      </div>
    </li>
  );
}

function sitesInWords([latest, ...others]: readonly string[]): string {
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  return `Seen on ${latest}${more}`;
}
