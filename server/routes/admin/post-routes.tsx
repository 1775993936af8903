import { type Context, Hono } from "hono";
import { captionsOf } from "../../captions/keep-captions.ts";
import type { FeedRecord } from "../../db/feeds.ts";
import type { PostRecord } from "../../db/posts.ts";
import { describePost } from "../../feed/choose-posts.ts";
import { readForm } from "../../http/read-form.ts";
import { feedPath } from "../../pages/feeds/feed-paths.ts";
import { PostPage } from "../../pages/posts/post-page.tsx";
import { postName } from "../../pages/posts/wall-view.ts";
import { whySentence } from "../../pages/posts/why-sentence.ts";
import { OwnerError } from "../../shared/errors.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { createCaptionsRoutes } from "./captions-routes.ts";
import { SAID_DESCRIBED } from "./change-posts.ts";
import type { ChoiceUndo } from "./choice-undo.ts";
import { knownFeed } from "./known-feed.ts";
import { knownPost } from "./known-post.ts";
import { takeNotice } from "./take-notice.ts";

/** One post of a feed: what its picture shows, where its tile leads, what is said in it. */
export function createPostRoutes(deps: AdminDeps & { readonly undo: ChoiceUndo }): Hono<AdminEnv> {
  const { db } = deps;
  const routes = new Hono<AdminEnv>();

  routes.get("/feeds/:id/posts/:post", (c) => {
    const feed = knownFeed(db, c);
    return postPage(deps, c, feed, knownPost(db, c, feed));
  });

  routes.post("/feeds/:id/posts/:post", async (c) => {
    const form = await readForm(c);
    const feed = knownFeed(db, c);
    const post = knownPost(db, c, feed);
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
        said: SAID_DESCRIBED,
        undo: deps.undo.remember(before),
      });
      return c.redirect(`${feedPath(feed.id, "posts")}?${query}`, 303);
    } catch (error) {
      if (!(error instanceof OwnerError)) throw error;
      return postPage(deps, c, feed, post, { refused: { ...typed, problem: error } });
    }
  });

  routes.route(
    "/",
    createCaptionsRoutes(deps, {
      knownPost: (c, feed) => knownPost(db, c, feed),
      postPage: (c, feed, post, refused) => postPage(deps, c, feed, post, refused),
    }),
  );

  return routes;
}

type RefusedPost = Pick<Parameters<typeof PostPage>[0], "refused" | "refusedCaptions">;

function postPage(
  deps: AdminDeps,
  c: Context<AdminEnv>,
  feed: FeedRecord,
  post: PostRecord,
  refused: RefusedPost = {},
) {
  const isRefused = Object.keys(refused).length > 0;
  const verdict = deps.arrangePosts(feed).verdicts.get(post.id);
  return c.render(
    <PostPage
      feed={feed}
      post={post}
      choice={deps.db.postChoices.get(feed.id, post.id)}
      why={verdict ? whySentence(verdict, post, feed, deps.maxPosts) : "Not in this feed"}
      tracks={captionsOf(deps.db, post)}
      {...refused}
    />,
    {
      title: postName(post),
      isRefused,
      section: "feeds",
      notice: isRefused ? undefined : takeNotice(c, deps),
    },
  );
}
