import { expect, test } from "vitest";
import type { PostChoice } from "../../../server/db/post-choices.ts";
import type { PostRecord } from "../../../server/db/posts.ts";
import { arrangePosts } from "../../../server/feed/arrange-posts.ts";
import { whySentence } from "../../../server/pages/posts/why-sentence.ts";
import { DAY_MS } from "../../../server/time/clock.ts";
import { START } from "../../support/fake-clock.ts";
import { present } from "../../support/test-instance.ts";
import { choiceRecord, feedRecord, postRecord } from "../feed/records.ts";

const MAX_POSTS = 3;
const POST = postRecord(1, { caption: "Rye #bread" });

/** What is said of the first of these posts, of which it is the oldest. */
function why(
  post: PostRecord,
  feedIs: Parameters<typeof feedRecord>[0] = {},
  { newer = 0, choice = {} }: { newer?: number; choice?: Partial<PostChoice> } = {},
): string {
  const feed = feedRecord(feedIs);
  const posts = [post, ...Array.from({ length: newer }, (_, at) => postRecord(at + 2))];
  const choices = [choiceRecord(post.id, choice)];
  const { verdicts } = arrangePosts({ feed, posts, choices, maxPosts: MAX_POSTS, now: START });
  return whySentence(present(verdicts.get(post.id)), post, feed, MAX_POSTS);
}

test("every stored post has a reason why it is on the owner's site, or is not", () => {
  const reel = postRecord(1, { mediaType: "VIDEO", isReel: true, sharedToFeed: false });
  const tagged = (caption: string) => postRecord(1, { caption });
  const waiting = { ...POST, files: undefined };
  expect([
    why(POST),
    why(POST, { settings: { limit: 1 } }, { newer: 1 }),
    why(POST, { settings: { limit: 1, loadMore: "button" } }, { newer: 1 }),
    why(POST, {}, { choice: { pinnedAt: START } }),
    why(tagged("Oven #pinsite")),
    why(POST, {}, { choice: { hiddenAt: START } }),
    why(tagged("Closed #nosite")),
    why(tagged("Closed #intern"), { rules: { hideTag: "Intern" } }),
    why(reel),
    why(waiting),
    why({ ...waiting, lastError: "Its picture is no longer at Instagram" }),
    why(POST, {}, { newer: MAX_POSTS }),
    why(POST, { rules: { kinds: ["reel"] } }),
    why(POST, { rules: { include: ["oat"] } }),
    why(POST, { rules: { exclude: ["oat", "#Bread"] } }),
    why(POST, { rules: { since: new Date(START + DAY_MS).toISOString().slice(0, 10) } }),
    why(POST, { rules: { skip: 1 } }),
    why(POST, { rules: { skip: 2 } }, { newer: 1 }),
    why(postRecord(1, { isAiGenerated: true }), { rules: { withoutAi: true } }),
  ]).toMatchInlineSnapshot(`
    [
      "On your site",
      "In the feed, but older than the newest 1 that it shows",
      "On your site, once a visitor asks for more",
      "Pinned by you",
      "Pinned by #pinsite",
      "Hidden by you",
      "Kept out by #nosite in its caption",
      "Kept out by #Intern in its caption",
      "Kept out: a trial reel, which Instagram shows to strangers only",
      "Its picture is still being fetched",
      "Its picture is no longer at Instagram",
      "Kept out: older than the newest 3, and pinned in another feed only",
      "Kept out: your rule takes no pictures",
      "Kept out: it has none of the words that your rule asks for",
      "Kept out: your rule takes none with “#Bread”",
      "Kept out: from before 5 May 2026, where your rule begins",
      "Kept out: your rule skips the newest",
      "Kept out: your rule skips the newest 2",
      "Kept out: Instagram says that it was made with AI",
    ]
  `);
});
