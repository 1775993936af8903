import { type Context, Hono } from "hono";
import type { FeedRecord } from "../../db/feeds.ts";
import { videoIdsOf } from "../../db/posts.ts";
import type { Arrangement } from "../../feed/arrange-posts.ts";
import { readForm } from "../../http/read-form.ts";
import { feedTitle } from "../../pages/feeds/feed-head.tsx";
import { feedName } from "../../pages/feeds/feed-name.ts";
import { feedPath } from "../../pages/feeds/feed-paths.ts";
import { rulesSentence } from "../../pages/posts/rules-page.tsx";
import {
  ChangeNotice,
  MorePosts,
  Tiles,
  type WallChange,
  WallFilters,
  WallPage,
} from "../../pages/posts/wall-page.tsx";
import { viewTiles, viewWall, WALL_FILTERS, type WallFilter } from "../../pages/posts/wall-view.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { changePosts, isOurs } from "./change-posts.ts";
import { createChoiceUndo } from "./choice-undo.ts";
import { knownFeed } from "./known-feed.ts";
import { createPostRoutes } from "./post-routes.tsx";
import { takeNotice } from "./take-notice.ts";

/** Which posts a feed shows: every stored one, and what its owner decides about each. */
export function createPostsRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, auth } = deps;
  const routes = new Hono<AdminEnv>();
  const undo = createChoiceUndo();

  routes.get("/feeds/:id", (c) => c.redirect(feedPath(knownFeed(db, c).id, "posts"), 303));

  routes.get("/feeds/:id/posts", (c) => {
    const feed = knownFeed(db, c);
    const content = contentOf(deps, feed);
    const wall = viewWall(content, {
      filter: filterNamed(c.req.query("show")),
      from: numberIn(c.req.query("from")),
      at: c.req.query("at"),
    });
    if (isPart(c)) {
      return c.html(
        <ul>
          <Tiles feedId={feed.id} tiles={wall.tiles} />
          <MorePosts feedId={feed.id} wall={wall} />
        </ul>,
      );
    }
    const name = feedName(feed, db.accounts.get);
    return c.render(
      <WallPage
        feed={feed}
        name={name}
        usernames={content.accounts.map(({ profile }) => profile.username)}
        wall={wall}
        rulesSentence={rulesSentence(feed.rules, ruledOut(content.arranged))}
        change={changeOf(c)}
      />,
      {
        title: feedTitle(name, "posts"),
        section: "feeds",
        notice: takeNotice(c, deps),
        wide: true,
      },
    );
  });

  routes.post("/feeds/:id/posts", async (c) => {
    const form = await readForm(c);
    const feed = knownFeed(db, c);
    const [action = "", one] = form("do").split(" ");
    const postIds = one === undefined ? [...new Set(form.all("post"))] : [one];
    const { changed, change } = changePosts({ ...deps, undo }, feed, {
      action,
      postIds,
      undone: form("undo"),
    });
    if (isPart(c)) {
      const content = contentOf(deps, feed);
      const wall = viewWall(content, { filter: filterNamed(form("show")), from: 0 });
      return c.html(
        <div>
          <WallFilters feedId={feed.id} wall={wall} />
          <ul>
            <Tiles feedId={feed.id} tiles={viewTiles(content, changed)} />
          </ul>
          <ChangeNotice change={change} />
        </div>,
        change.level === "error" ? 409 : 200,
      );
    }
    const query = new URLSearchParams({
      ...(form("show") !== "all" && { show: filterNamed(form("show")) }),
      ...(numberIn(form("from")) > 0 && { from: form("from") }),
      said: change.text,
      ...(change.undo !== undefined && { undo: change.undo }),
    });
    if (change.level === "error") {
      query.delete("said");
      auth.notify(c.var.session, { level: "error", text: change.text });
    }
    return c.redirect(`${feedPath(feed.id, "posts")}?${query}`, 303);
  });

  routes.route("/", createPostRoutes({ ...deps, undo }));

  return routes;
}

function contentOf({ db, maxPosts, arrangePosts }: AdminDeps, feed: FeedRecord) {
  const arranged = arrangePosts(feed);
  return {
    feed,
    arranged,
    choices: db.postChoices.ofFeed(feed.id),
    captioned: new Set(
      db.videoTracks.ofMedia(arranged.all.flatMap(videoIdsOf)).map(({ mediaId }) => mediaId),
    ),
    accounts: feed.accountIds.flatMap((id) => db.accounts.get(id) ?? []),
    maxPosts,
  };
}

/** What the page's address says was just done. */
function changeOf(c: Context): WallChange | undefined {
  const text = c.req.query("said") ?? "";
  return isOurs(text) ? { level: "success", text, undo: c.req.query("undo") } : undefined;
}

function ruledOut({ verdicts }: Arrangement): number {
  return [...verdicts.values()].filter(({ kind }) => kind === "rule").length;
}

/** Sent by the page's own script, which takes parts of the page anew. */
function isPart(c: Context): boolean {
  return c.req.header("x-windowbox-part") !== undefined;
}

function filterNamed(word: string | undefined): WallFilter {
  return WALL_FILTERS.find((filter) => filter === word) ?? "all";
}

function numberIn(text: string | undefined): number {
  return /^\d{1,6}$/.test(text ?? "") ? Number(text) : 0;
}
