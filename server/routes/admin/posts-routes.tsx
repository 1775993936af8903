import { type Context, Hono } from "hono";
import { captionsOf } from "../../captions/keep-captions.ts";
import type { FeedRecord } from "../../db/feeds.ts";
import { type PostRecord, videoIdsOf } from "../../db/posts.ts";
import type { Arrangement } from "../../feed/arrange-posts.ts";
import {
  choosePosts,
  describePost,
  POST_ACTIONS,
  type PostAction,
  restoreChoices,
} from "../../feed/choose-posts.ts";
import { readForm } from "../../http/read-form.ts";
import { feedTitle } from "../../pages/feeds/feed-head.tsx";
import { feedName } from "../../pages/feeds/feed-name.ts";
import { feedPath } from "../../pages/feeds/feed-paths.ts";
import { PostPage } from "../../pages/posts/post-page.tsx";
import { rulesSentence } from "../../pages/posts/rules-page.tsx";
import {
  ChangeNotice,
  MorePosts,
  Tiles,
  type WallChange,
  WallFilters,
  WallPage,
} from "../../pages/posts/wall-page.tsx";
import {
  postName,
  viewTiles,
  viewWall,
  WALL_FILTERS,
  type WallFilter,
} from "../../pages/posts/wall-view.ts";
import { whySentence } from "../../pages/posts/why-sentence.ts";
import { OwnerError, RequestError } from "../../shared/errors.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { createCaptionsRoutes } from "./captions-routes.ts";
import { createChoiceUndo } from "./choice-undo.ts";
import { knownFeed } from "./known-feed.ts";
import { takeNotice } from "./take-notice.ts";

/** Which posts a feed shows: every stored one, and what its owner decides about each. */
export function createPostsRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, auth, maxPosts } = deps;
  const routes = new Hono<AdminEnv>();
  const undo = createChoiceUndo();

  function captionedOf(posts: readonly PostRecord[]): ReadonlySet<string> {
    return new Set(db.videoTracks.ofMedia(posts.flatMap(videoIdsOf)).map(({ mediaId }) => mediaId));
  }

  function contentOf(feed: FeedRecord) {
    const arranged = deps.arrangePosts(feed);
    return {
      feed,
      arranged,
      choices: db.postChoices.ofFeed(feed.id),
      captioned: captionedOf(arranged.all),
      accounts: feed.accountIds.flatMap((id) => db.accounts.get(id) ?? []),
      maxPosts,
    };
  }

  routes.get("/feeds/:id", (c) => c.redirect(feedPath(knownFeed(db, c).id, "posts"), 303));

  routes.get("/feeds/:id/posts", (c) => {
    const feed = knownFeed(db, c);
    const content = contentOf(feed);
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
    const { changed, change } = act(feed, action, postIds, form("undo"));
    if (isPart(c)) {
      const content = contentOf(feed);
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

  function act(
    feed: FeedRecord,
    action: string,
    postIds: readonly string[],
    undone: string,
  ): { readonly changed: readonly string[]; readonly change: WallChange } {
    const failed = (text: string) => ({
      changed: [],
      change: { level: "error", text, undo: undefined } as const,
    });
    try {
      if (undone !== "") {
        const before = undo.find(undone, feed.id);
        if (!before) return failed("That was too long ago to be undone: change it by hand.");
        restoreChoices(deps, feed, before);
        const changed = before.map(({ postId }) => postId);
        return { changed, change: { level: "success", text: SAID_UNDONE, undo: undefined } };
      }
      if (!isAction(action)) throw new RequestError(400, "unknown-action", "Nothing was changed.");
      if (postIds.length === 0) return failed("Tick some posts first.");
      const before = choosePosts(deps, feed, action, postIds);
      const change = {
        level: "success",
        text: saidOf(action, postIds.length),
        undo: undo.remember(before),
      } as const;
      return { changed: postIds, change };
    } catch (error) {
      if (error instanceof OwnerError) return failed(error.message);
      throw error;
    }
  }

  function knownPost(c: Context, feed: FeedRecord): PostRecord {
    const id = c.req.param("post") ?? "";
    for (const accountId of feed.accountIds) {
      const post = db.posts.get(accountId, id);
      if (post) return post;
    }
    throw new RequestError(404, "unknown-post", "That post is not here any more.");
  }

  function postPage(
    c: Context<AdminEnv>,
    feed: FeedRecord,
    post: PostRecord,
    refused: Pick<Parameters<typeof PostPage>[0], "refused" | "refusedCaptions"> = {},
  ) {
    const isRefused = Object.keys(refused).length > 0;
    const verdict = deps.arrangePosts(feed).verdicts.get(post.id);
    return c.render(
      <PostPage
        feed={feed}
        post={post}
        choice={db.postChoices.get(feed.id, post.id)}
        why={verdict ? whySentence(verdict, post, feed, maxPosts) : "Not in this feed"}
        tracks={captionsOf(db, post)}
        {...refused}
      />,
      {
        title: isRefused ? `Error: ${postName(post)}` : postName(post),
        section: "feeds",
        status: isRefused ? 422 : 200,
        notice: isRefused ? undefined : takeNotice(c, deps),
      },
    );
  }

  routes.get("/feeds/:id/posts/:post", (c) => {
    const feed = knownFeed(db, c);
    return postPage(c, feed, knownPost(c, feed));
  });

  routes.post("/feeds/:id/posts/:post", async (c) => {
    const form = await readForm(c);
    const feed = knownFeed(db, c);
    const post = knownPost(c, feed);
    const typed = {
      description: form("offered") || form("description"),
      children: Object.fromEntries(post.media.children.map(({ id }) => [id, form(`child-${id}`)])),
      url: form("url"),
      label: form("label"),
    };
    try {
      const before = describePost(deps, feed, post.id, typed);
      const query = new URLSearchParams({
        at: post.id,
        said: "Saved, and in your feed.",
        undo: undo.remember(before),
      });
      return c.redirect(`${feedPath(feed.id, "posts")}?${query}`, 303);
    } catch (error) {
      if (!(error instanceof OwnerError)) throw error;
      return postPage(c, feed, post, { refused: { ...typed, problem: error } });
    }
  });

  routes.route("/", createCaptionsRoutes(deps, { knownPost, postPage }));

  return routes;
}

const SAID_UNDONE = "That is undone.";
const SAID: Readonly<Record<PostAction, readonly [one: string, several: string]>> = {
  hide: ["It is off your feed.", "posts are off your feed."],
  show: [
    "It is back, unless a rule keeps it out.",
    "posts are back, unless a rule keeps them out.",
  ],
  pin: ["It stands first now.", "posts stand first now."],
  unpin: ["It is in its own place again.", "posts are in their own places again."],
};

function saidOf(action: PostAction, count: number): string {
  const [one, several] = SAID[action];
  return count === 1 ? one : `${count} ${several}`;
}

/** What the page's address says was just done: the sentence is one of ours, whoever made the link. */
function changeOf(c: Context): WallChange | undefined {
  const text = c.req.query("said") ?? "";
  const known = [SAID_UNDONE, "Saved, and in your feed.", ...Object.values(SAID).flat()];
  if (!known.includes(text.replace(/^\d{1,4} /, ""))) return undefined;
  return { level: "success", text, undo: c.req.query("undo") };
}

function ruledOut({ verdicts }: Arrangement): number {
  return [...verdicts.values()].filter(({ kind }) => kind === "rule").length;
}

/** Sent by the page's own script, which takes parts of the page anew. */
function isPart(c: Context): boolean {
  return c.req.header("x-windowbox-part") !== undefined;
}

function isAction(word: string): word is PostAction {
  return POST_ACTIONS.some((action) => action === word);
}

function filterNamed(word: string | undefined): WallFilter {
  return WALL_FILTERS.find((filter) => filter === word) ?? "all";
}

function numberIn(text: string | undefined): number {
  return /^\d{1,6}$/.test(text ?? "") ? Number(text) : 0;
}
