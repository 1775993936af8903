import fc from "fast-check";
import { expect, test } from "vitest";
import type { PostChoice } from "../../../server/db/post-choices.ts";
import type { PostRecord } from "../../../server/db/posts.ts";
import type { FeedDocument, FeedPost } from "../../../server/feed/document.ts";
import { createFeedBuilder } from "../../../server/feed/feed-builder.ts";
import type { FeedRules } from "../../../server/feed/rules.ts";
import { DAY_MS, HOUR_MS } from "../../../server/time/clock.ts";
import { openTestDatabase } from "../../support/database.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { present } from "../../support/test-instance.ts";
import { accountRecord, choiceRecord, insertAccount, postFiles, postRecord } from "./records.ts";

/*
 * Two accounts in one feed, with everything at once that an owner can say of it, beside a specification that is plain
 * and slow. Between two buildings anything may change, and who came before it follows the pages on.
 */
const MAX_POSTS = 30;
const PAGE = 24;
const FORMER = "harbour";
const WORDS = ["rye", "oat", "#bread", "#harbour", "#nosite", "#pinsite"] as const;
const KINDS = [
  { kind: "image", mediaType: "IMAGE", isReel: false },
  { kind: "video", mediaType: "VIDEO", isReel: false },
  { kind: "reel", mediaType: "VIDEO", isReel: true },
] as const;

const drawnPost = fc.record({
  account: fc.constantFrom("a1", "a2"),
  kind: fc.nat(KINDS.length - 1),
  // Those that decide are rare, as they are in life.
  words: fc.array(fc.constantFrom(...WORDS.slice(0, 4), ...WORDS.slice(0, 4), ...WORDS), {
    maxLength: 3,
  }),
  isReady: fc.nat(7).map((one) => one > 0),
  isTrial: fc.nat(9).map((one) => one === 0),
  isMissing: fc.nat(9).map((one) => one === 0),
  isAi: fc.nat(5).map((one) => one === 0),
});
type DrawnPost = typeof drawnPost extends fc.Arbitrary<infer P> ? P : never;

const drawnRules: fc.Arbitrary<FeedRules> = fc.record(
  {
    kinds: fc.constantFrom(["image"], ["image", "reel"]),
    include: fc.constantFrom(["rye"], ["#bread", "oat"]),
    exclude: fc.constantFrom(["oat"], ["#harbour"]),
    skip: fc.integer({ min: 1, max: 4 }),
    withoutAi: fc.constant<true>(true),
    order: fc.constant("shuffled" as const),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<FeedRules>;

const place = fc.nat(79);
const change = fc.oneof(
  fc.record({ kind: fc.constant("rules" as const), rules: drawnRules }),
  fc.record({ kind: fc.constant("hide" as const), at: fc.array(place, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant("pin" as const), at: fc.array(place, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant("forget" as const) }),
  fc.record({ kind: fc.constant("post" as const), at: place, post: drawnPost }),
  fc.record({ kind: fc.constant("trial" as const), limit: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant("day" as const) }),
);

function createWorld(drawn: readonly DrawnPost[]) {
  const clock = createFakeClock();
  const db = openTestDatabase();
  insertAccount(db);
  db.accounts.insert(
    accountRecord({
      ...{ id: "a2", appScopedId: "992", professionalId: "17841400000000002" },
      profile: { username: "mill" },
    }),
  );
  db.feeds.insert({ id: FORMER, settings: {}, createdAt: 1, accountIds: ["a1", "a2"] });
  db.feeds.rename(FORMER, "shop");
  const posts = new Map<string, { readonly record: PostRecord; readonly drawn: DrawnPost }>();
  const feedBuilder = createFeedBuilder({
    ...{ db, clock, maxPosts: MAX_POSTS, publicUrl: "https://feed.example.com" },
    syncPeriodMs: HOUR_MS,
    buildRenditions: () => {},
  });
  function put(at: number, post: DrawnPost): void {
    const { kind: _kind, ...media } = KINDS[post.kind] ?? KINDS[0];
    const before = posts.get(String(at));
    const accountId = before?.record.accountId ?? post.account;
    const record = postRecord(
      at,
      {
        ...media,
        ...(post.words.length > 0 && { caption: post.words.join(" ") }),
        sharedToFeed: !post.isTrial,
        isAiGenerated: post.isAi,
      },
      {
        accountId,
        files: post.isReady ? postFiles(at) : undefined,
        missingSince: post.isMissing ? 5 : undefined,
      },
    );
    posts.set(String(at), { record, drawn: post });
    db.posts.put(record);
  }
  for (const [at, post] of drawn.entries()) put(at, post);
  return { clock, db, posts, feedBuilder, put };
}
type World = ReturnType<typeof createWorld>;

function take(world: World, done: typeof change extends fc.Arbitrary<infer C> ? C : never): void {
  const { clock, db, posts, put } = world;
  const choose = (at: number, changes: Partial<PostChoice>) => {
    const post = posts.get(String(at))?.record;
    if (!post) return;
    const before = db.postChoices.get("shop", post.id);
    db.postChoices.put({ ...choiceRecord(post.id), ...before, feedId: "shop", ...changes });
  };
  switch (done.kind) {
    case "rules":
      db.feeds.setRules("shop", done.rules);
      break;
    case "hide":
      for (const at of done.at) choose(at, { hiddenAt: 1 });
      break;
    case "pin":
      for (const [order, at] of done.at.entries()) choose(at, { pinnedAt: clock.now() + order });
      break;
    case "forget":
      for (const { postId } of db.postChoices.ofFeed("shop")) {
        db.postChoices.put({ ...choiceRecord(postId), feedId: "shop" });
      }
      break;
    case "post":
      if (posts.has(String(done.at))) put(done.at, done.post);
      break;
    case "trial":
      db.feeds.setSettings("shop", { trialReels: true, limit: done.limit });
      break;
    case "day":
      clock.set(clock.now() + DAY_MS);
      break;
    default:
      done satisfies never;
  }
}

/** Ids, first to last; of what is shuffled in the order of time. */
function specified({ db, posts }: World): { pinned: string[]; rest: string[] } {
  const feed = present(db.feeds.get("shop"));
  const { rules, settings } = feed;
  const choices = new Map(db.postChoices.ofFeed("shop").map((one) => [one.postId, one]));
  const newestFirst = [...posts.values()].sort((a, b) => b.record.postedAt - a.record.postedAt);
  const isThere = ({ record, drawn }: (typeof newestFirst)[number]) =>
    choices.get(record.id)?.hiddenAt === undefined &&
    !drawn.words.includes("#nosite") &&
    drawn.isReady;
  const isLetThrough = ({ record, drawn }: (typeof newestFirst)[number]) => {
    const has = (word: string) => drawn.words.some((one) => one === word);
    const newer = newestFirst.filter(
      (other) =>
        other.record.accountId === record.accountId &&
        other.record.postedAt > record.postedAt &&
        !other.drawn.isMissing,
    );
    return (
      newer.length < MAX_POSTS &&
      (settings.trialReels || !drawn.isTrial) &&
      (!rules.kinds || rules.kinds.includes(KINDS[drawn.kind]?.kind ?? "carousel")) &&
      (!rules.include || rules.include.some(has)) &&
      !rules.exclude?.some(has) &&
      !(rules.withoutAi && drawn.isAi)
    );
  };
  const idOf = ({ record }: (typeof newestFirst)[number]) => record.id;
  const pinnedAt = (one: (typeof newestFirst)[number]) => choices.get(one.record.id)?.pinnedAt;
  const there = newestFirst.filter(isThere);
  const chosen = there.filter((one) => pinnedAt(one) !== undefined);
  chosen.sort((a, b) => (pinnedAt(a) ?? 0) - (pinnedAt(b) ?? 0));
  const tagged = there.filter(
    (one) => pinnedAt(one) === undefined && one.drawn.words.includes("#pinsite"),
  );
  const pinned = [...chosen, ...tagged].slice(0, 6).map(idOf);
  const rest = there.filter((one) => !pinned.includes(idOf(one)) && isLetThrough(one)).map(idOf);
  return { pinned, rest: rest.slice(rules.skip ?? 0) };
}

function pageOf({ db }: World, feedId: string, cursor: string): FeedDocument {
  return JSON.parse(present(db.documents.get(feedId, cursor)).json.toString("utf8"));
}

/** All posts that who has this page comes to. */
function followed(world: World, first: FeedDocument): FeedPost[] {
  const posts = [...first.posts];
  for (let { next, id } = first; next !== undefined; ) {
    expect(next.startsWith(`https://feed.example.com/feeds/${id}/after/`)).toBe(true);
    const page = pageOf(world, id, next.slice(next.lastIndexOf("/") + 1, -".json".length));
    expect(page.posts.length).toBeLessThanOrEqual(PAGE);
    posts.push(...page.posts);
    next = page.next;
  }
  return posts;
}

function check(world: World): void {
  const { pinned, rest } = specified(world);
  const { rules, settings } = present(world.db.feeds.get("shop"));
  const first = pageOf(world, "shop", "");
  const posts = followed(world, first);
  const ids = posts.map(({ id }) => id);
  const others = ids.slice(pinned.length);
  expect(ids.slice(0, pinned.length)).toEqual(pinned);
  expect(rules.order ? others.toSorted().reverse() : others).toEqual(rest);
  expect(posts.map((post) => post.pinned ?? false)).toEqual(ids.map((id) => pinned.includes(id)));
  expect(first.settings).toEqual(Object.keys(settings).length > 0 ? settings : undefined);
  const stored = new Map([...world.posts.values()].map((one) => [one.record.id, one]));
  for (const { id, username, caption, mediaType, isAiGenerated } of posts) {
    const { record, drawn } = present(stored.get(id));
    const kept = drawn.words.filter((word) => word !== "#pinsite").join(" ");
    expect({ username, caption, mediaType, isAiGenerated: isAiGenerated ?? false }).toEqual({
      username: record.accountId === "a1" ? "harbour.bakery" : "mill",
      caption: kept || undefined,
      mediaType: record.media.mediaType,
      isAiGenerated: drawn.isAi,
    });
  }
  const former = pageOf(world, FORMER, "");
  expect(followed(world, former)).toEqual(posts);
}

test("a feed of two accounts with pins, rules, hidden posts and a shuffled order shows what it is said to show, and who came before a change sees no post twice and misses none that stays", () => {
  fc.assert(
    fc.property(
      fc.array(drawnPost, { minLength: 68, maxLength: 80, size: "max" }),
      fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
      (drawn, rounds) => {
        const world = createWorld(drawn);
        world.feedBuilder.buildFeed("shop");
        check(world);
        for (const changes of rounds) {
          const before = pageOf(world, "shop", "");
          const shownBefore = followed(world, before).map(({ id }) => id);
          for (const one of changes) take(world, one);
          world.feedBuilder.buildFeed("shop");
          check(world);
          const shown = followed(world, pageOf(world, "shop", "")).map(({ id }) => id);
          const seen = followed(world, before).map(({ id }) => id);
          expect(new Set(seen).size).toBe(seen.length);
          const staying = shownBefore.filter((id) => shown.includes(id));
          expect(staying.filter((id) => !seen.includes(id))).toEqual([]);
        }
      },
    ),
    { numRuns: 12 },
  );
});
