import { type Context, Hono } from "hono";
import { keepCaptions, removeCaptions, type TypedCaptions } from "../../captions/keep-captions.ts";
import { MAX_WEB_VTT_BYTES } from "../../captions/parse-web-vtt.ts";
import type { FeedRecord } from "../../db/feeds.ts";
import type { PostRecord } from "../../db/posts.ts";
import { languageName } from "../../feed/posts-language.ts";
import { readForm } from "../../http/read-form.ts";
import { feedPath } from "../../pages/feeds/feed-paths.ts";
import type { RefusedCaptions } from "../../pages/posts/captions-section.tsx";
import { OwnerError, RequestError } from "../../shared/errors.ts";
import { formatBytes } from "../../shared/format-bytes.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { knownFeed } from "./known-feed.ts";

interface PostPages {
  knownPost(c: Context, feed: FeedRecord): PostRecord;
  postPage(
    c: Context<AdminEnv>,
    feed: FeedRecord,
    post: PostRecord,
    refused: { readonly refusedCaptions: RefusedCaptions },
  ): Response | Promise<Response>;
}

/** What is more than captions have is refused at its field, up to here; beyond, it is not even read. */
export const MAX_UPLOAD_BYTES = 2_000_000;
/** Where more comes than in any other form. */
export const CAPTIONS_PATH = /^\/admin\/feeds\/[^/]+\/posts\/[^/]+\/captions$/;

/** Captions of videos: a file in, and out again. */
export function createCaptionsRoutes(
  deps: AdminDeps,
  { knownPost, postPage }: PostPages,
): Hono<AdminEnv> {
  const { db, auth } = deps;
  const routes = new Hono<AdminEnv>();

  routes.post("/feeds/:id/posts/:post/captions", async (c) => {
    const form = await readForm(c);
    const feed = knownFeed(db, c);
    const post = knownPost(c, feed);
    const file = (await c.req.parseBody())["file"];
    const typed: TypedCaptions = {
      mediaId: form("media"),
      lang: form("lang"),
      label: form("label"),
      bytes:
        file instanceof File && file.name !== ""
          ? new Uint8Array(await file.arrayBuffer())
          : undefined,
    };
    const outcome = await keep(post, typed);
    if ("problems" in outcome) {
      return postPage(c, feed, post, { refusedCaptions: { typed, problems: outcome.problems } });
    }
    const { lang, cues } = outcome.kept;
    auth.notify(c.var.session, {
      level: "success",
      text: `The captions in ${languageName(lang) ?? lang} are in your feed: ${cues === 1 ? "1 caption" : `${cues} captions`}.`,
    });
    return c.redirect(`${feedPath(feed.id, "posts")}/${post.id}`, 303);
  });

  /** Where the disk does not take it, that stands beside the file. */
  async function keep(post: PostRecord, typed: TypedCaptions): ReturnType<typeof keepCaptions> {
    try {
      return await keepCaptions(deps, post, typed);
    } catch (error) {
      if (error instanceof OwnerError) return { problems: { file: error.message } };
      throw error;
    }
  }

  routes.post("/feeds/:id/posts/:post/captions/remove", async (c) => {
    const form = await readForm(c);
    const feed = knownFeed(db, c);
    const post = knownPost(c, feed);
    const removed = removeCaptions(deps, post, form("media"), form("lang"));
    auth.notify(
      c.var.session,
      removed
        ? {
            level: "success",
            text: `The captions in ${languageName(removed.lang) ?? removed.lang} are removed.`,
          }
        : { level: "error", text: "Those captions are not here any more." },
    );
    return c.redirect(`${feedPath(feed.id, "posts")}/${post.id}`, 303);
  });

  return routes;
}

export function refuseLargeCaptions(): never {
  throw new RequestError(
    413,
    "captions-too-large",
    `Captions have at most ${formatBytes(MAX_WEB_VTT_BYTES)}, and that file is far larger: go back and choose the one that ends in .vtt.`,
  );
}
