import type { FeedRecord } from "../../db/feeds.ts";
import { FeedHead } from "../feeds/feed-head.tsx";
import { feedPath } from "../feeds/feed-paths.ts";
import { PostTile } from "./post-tile.tsx";
import { TILES_TOGETHER, type TileView, type Wall, type WallFilter } from "./wall-view.ts";

interface WallPageProps {
  readonly feed: FeedRecord;
  readonly name: string;
  readonly usernames: readonly string[];
  readonly wall: Wall;
  /** What the rules keep out, in a few words. */
  readonly rulesSentence: string;
  readonly change: WallChange | undefined;
}

/** What was just done, and how it is undone. */
export interface WallChange {
  readonly text: string;
  readonly level: "success" | "error";
  readonly undo: string | undefined;
}

const FILTERS: readonly (readonly [WallFilter, string])[] = [
  ["all", "All"],
  ["on", "In the feed"],
  ["off", "Not in it"],
  ["hidden", "Hidden"],
  ["undescribed", "Without description"],
  ["uncaptioned", "Without captions"],
];

/** Where there is nothing of it, and what that means. */
const NOTHING: Readonly<Record<WallFilter, string>> = {
  all: "No posts are here yet: they appear as soon as they are fetched from Instagram.",
  on: "No post is in the feed.",
  off: "Every post is in the feed.",
  hidden: "You have hidden no post.",
  undescribed: "Every picture has a description.",
  uncaptioned: "Every video has captions.",
};

/** Who has no video, or captions for each, has nothing to look for there. */
function isOffered(filter: WallFilter, wall: Wall): boolean {
  return filter !== "uncaptioned" || wall.filter === filter || wall.counts[filter] > 0;
}

/** Every stored post of a feed's accounts: what is shown, what not and why, and what can be done about each. */
export function WallPage({ feed, name, usernames, wall, rulesSentence, change }: WallPageProps) {
  const { id } = feed;
  const path = feedPath(id, "posts");
  return (
    <>
      <FeedHead feedId={id} name={name} tab="posts" />
      <p class="soft">
        {usernames.length > 0
          ? `Posts of ${usernames.map((username) => `@${username}`).join(", ")}. `
          : "No account fills it: choose one under “Name, accounts, delete”. "}
        {rulesSentence} <a href={feedPath(id, "rules")}>Rules</a>
        {" · "}
        <a href={feedPath(id, "edit")}>Name, accounts, delete</a>
        {" · "}
        <a href="/admin/new-feed">Make another feed</a>
      </p>
      <WallFilters feedId={id} wall={wall} />
      <form method="post" action={path} class="wall" data-wall={id}>
        <input type="hidden" name="show" value={wall.filter} />
        <input type="hidden" name="from" value={String(wall.from)} />
        <div class="wall-said">{change && <ChangeNotice change={change} isNews />}</div>
        <p class="wall-several actions">
          <span>Those that are ticked:</span>
          {SEVERAL.map(([action, text]) => (
            <button type="submit" class="small" name="do" value={action}>
              {text}
            </button>
          ))}
        </p>
        {wall.from > 0 && (
          <a class="button" rel="prev" href={pageHref(path, wall, wall.from - TILES_TOGETHER)}>
            Newer posts
          </a>
        )}
        {wall.tiles.length > 0 ? (
          <ul class="posts">
            <Tiles feedId={id} tiles={wall.tiles} />
          </ul>
        ) : (
          <p class="soft">{NOTHING[wall.filter]}</p>
        )}
        <MorePosts feedId={id} wall={wall} />
      </form>
      <p class="hint">
        What you hide is off your feed at once. A browser that has it already may show it for up to
        five minutes; its pictures are gone from this server’s addresses within six hours.
      </p>
    </>
  );
}

/** Which posts can be asked for, and how many there are of each. */
export function WallFilters({ feedId, wall }: { feedId: string; wall: Wall }) {
  const path = feedPath(feedId, "posts");
  return (
    <nav class="filters" aria-label="Which posts">
      {FILTERS.filter(([filter]) => isOffered(filter, wall)).map(([filter, text]) => (
        <a
          href={filter === "all" ? path : `${path}?show=${filter}`}
          aria-current={filter === wall.filter ? "page" : undefined}
        >
          {text}
          <span class="visually-hidden">: </span>
          <span class="soft">{wall.counts[filter]}</span>
        </a>
      ))}
    </nav>
  );
}

const SEVERAL = [
  ["hide", "Hide"],
  ["show", "Show"],
  ["pin", "Pin"],
  ["unpin", "Unpin"],
] as const;

export function Tiles({ feedId, tiles }: { feedId: string; tiles: readonly TileView[] }) {
  return (
    <>
      {tiles.map((tile) => (
        <PostTile feedId={feedId} tile={tile} />
      ))}
    </>
  );
}

/** The page's script takes the next tiles from where it leads, long before they are in sight. */
export function MorePosts({ feedId, wall }: { feedId: string; wall: Wall }) {
  const next = wall.from + TILES_TOGETHER;
  if (next >= wall.count) return null;
  return (
    <a class="button wall-more" rel="next" href={pageHref(feedPath(feedId, "posts"), wall, next)}>
      Older posts
    </a>
  );
}

export function ChangeNotice({ change, isNews }: { change: WallChange; isNews?: boolean }) {
  return (
    <div class={`notice ${change.level}`} tabindex={isNews ? -1 : undefined} autofocus={isNews}>
      {change.text}{" "}
      {change.undo !== undefined && (
        <button type="submit" class="small" name="undo" value={change.undo}>
          Undo
        </button>
      )}
    </div>
  );
}

function pageHref(path: string, { filter }: Wall, from: number): string {
  const query = {
    ...(filter !== "all" && { show: filter }),
    ...(from > 0 && { from: String(from) }),
  };
  return `${path}?${new URLSearchParams(query)}`;
}
