import { Hono } from "hono";
import type { FeedDocument } from "../../server/feed/document.ts";

/** Nothing was posted yet. */
const EMPTY: FeedDocument = {
  version: 1,
  id: "quiet-quay",
  updatedAt: "2026-05-04T10:05:00Z",
  stale: false,
  username: "quiet.quay",
  name: "Quiet Quay",
  biography: "Rooms above the harbour. Pictures soon.",
  followersCount: 9,
  postsCount: 0,
  posts: [],
};

/** Feed servers as nobody wants them: one never answers, one fails, one has nothing to show. */
export function createStandIns(): Hono {
  const app = new Hono();
  app.get(
    "/waiting/*",
    (c) =>
      new Promise<Response>((resolve) => {
        c.req.raw.signal.addEventListener("abort", () => resolve(c.body(null)));
      }),
  );
  app.get("/broken/*", (c) => c.json({ error: { code: "internal" } }, 500));
  app.get("/empty/*", (c) => c.json(EMPTY));
  return app;
}
