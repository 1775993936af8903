import { createHmac } from "node:crypto";
import type { FeedPost } from "../feed/document.ts";
import { type Clock, SECOND_MS } from "../time/clock.ts";
import type { Hook } from "./hook-store.ts";

/** What is told: that a feed has new posts, or, by a press on the button, nothing but a test. */
interface HookEvent {
  readonly event: "new-posts" | "test";
  readonly feed: string;
  /** As in the feed document, the newest first. */
  readonly posts: readonly FeedPost[];
}

interface HookRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** GitHub takes a body of its own shape and nothing else (https://docs.github.com/rest/repos/repos). */
const GITHUB_DISPATCH = /^https:\/\/api\.github\.com\/repos\/[^/]+\/[^/]+\/dispatches$/;

/** Signed as `t=SECONDS,v1=HEX`, an HMAC-SHA256 with the hook's key of `SECONDS.BODY`. */
export function hookRequest(
  { url, secret, authorization }: Hook,
  event: HookEvent,
  clock: Clock,
): HookRequest {
  const body = JSON.stringify(GITHUB_DISPATCH.test(url.href) ? githubDispatch(event) : event);
  const seconds = Math.floor(clock.now() / SECOND_MS);
  const signature = createHmac("sha256", secret.reveal())
    .update(`${seconds}.${body}`)
    .digest("hex");
  return {
    body,
    headers: {
      "User-Agent": "Windowbox",
      "Windowbox-Signature": `t=${seconds},v1=${signature}`,
      ...(authorization && { Authorization: authorization.reveal() }),
    },
  };
}

/** A payload of at most 64 kB: the posts are read from the feed. */
function githubDispatch({ event, feed, posts }: HookEvent) {
  const payload = { event, feed, posts: posts.map(({ id, permalink }) => ({ id, permalink })) };
  return { event_type: "windowbox", client_payload: payload };
}
