import fc from "fast-check";
import { expect } from "vitest";
import { InstagramError } from "../../../server/instagram/errors/instagram-error.ts";
import type { Media, MediaPage } from "../../../server/instagram/types.ts";
import { HOUR_MS } from "../../../server/time/clock.ts";
import { present } from "../../support/test-instance.ts";
import { mediaOf } from "./fake-instagram.ts";
import { createSyncWorld, type SyncWorld } from "./sync-world.ts";

const PAGE_SIZE = 3;
const fraction = fc.double({ min: 0, max: 1, noNaN: true });

/** What is wrong with a listing. */
const listingLie = fc.oneof(
  fc.constant({ kind: "honest" as const }),
  fc.constant({ kind: "empty" as const }),
  /** Ends where there is more. */
  fc.record({ kind: fc.constant("truncated" as const), at: fraction }),
  /** Some posts are left out. */
  fc.record({ kind: fc.constant("gaps" as const), every: fc.integer({ min: 1, max: 4 }) }),
  fc.constant({ kind: "duplicated" as const }),
  /** In another order. */
  fc.record({ kind: fc.constant("shuffled" as const), by: fc.nat(7) }),
  /** With another account's posts, or of nothing else. */
  fc.record({ kind: fc.constant("foreign" as const), alone: fc.boolean() }),
  fc.record({
    kind: fc.constant("not understood" as const),
    every: fc.integer({ min: 1, max: 3 }),
    named: fc.boolean(),
  }),
  /** The answer to a page is an error. */
  fc.record({ kind: fc.constant("broken" as const), page: fc.nat(2) }),
  /** Pages lead on for ever, or back to the first. */
  fc.record({ kind: fc.constant("endless" as const), empty: fc.boolean() }),
);

/** A sync at which the listing lies or the count does: who controls both cannot be told from the truth. */
const look = fc.record({
  kind: fc.constant("look" as const),
  hours: fc.nat(30),
  full: fc.boolean(),
  lie: fc.oneof(
    fc.record({ listing: listingLie, count: fc.constant("honest" as const) }),
    fc.record({
      listing: fc.constant({ kind: "honest" as const }),
      count: fc.option(fc.nat(12), { nil: undefined }),
    }),
  ),
  /** What posts answer that are asked for by themselves. */
  posts: fc.constantFrom("honest" as const, "timeout" as const, "parameter-refused" as const),
});

const step = fc.oneof(
  { arbitrary: look, weight: 16 },
  { arbitrary: fc.record({ kind: fc.constant("publish" as const) }), weight: 4 },
  {
    arbitrary: fc.record({ kind: fc.constant("remove" as const), at: fc.nat(8) }),
    weight: 4,
  },
  { arbitrary: fc.constant({ kind: "remove all" as const }), weight: 1 },
);

export const lyingLife = fc.record({
  posts: fc.nat(9),
  maxPosts: fc.constantFrom(6, 100),
  /** Instagram counts what it does not list, too. */
  uncounted: fc.nat(2),
  steps: fc.array(step, { minLength: 3, maxLength: 16 }),
});

type LyingLife = typeof lyingLife extends fc.Arbitrary<infer L> ? L : never;
type Look = typeof look extends fc.Arbitrary<infer L> ? L : never;

/** Pictures are not what this is about, and take most of a sync's time. */
const ownPost = (number: number): Media => withoutPicture(mediaOf(number));

function withoutPicture({ mediaUrl: _mediaUrl, ...media }: Media): Media {
  return { ...media, owner: { username: "harbour.bakery" } };
}

function foreignPosts(): Media[] {
  return [901, 902, 903].map((number) => ({
    ...ownPost(number),
    owner: { id: "17849999999999999", username: "someone.else" },
  }));
}

/**
 * Lives through it and throws where the feed loses a post that exists, or has one that is not the account's. In the
 * end, after days without a lie, it has exactly what the account has.
 */
export async function liveThroughLies(life: LyingLife): Promise<void> {
  const { maxPosts, steps } = life;
  const world = createSyncWorld({ maxPosts });
  const { instagram, clock } = world;
  const state = world.db.syncStates.get("a1");
  world.db.syncStates.put({ ...state, learned: { pageSize: PAGE_SIZE, droppedFields: [] } });
  let last = life.posts;
  instagram.posts = Array.from({ length: last }, (_, index) => ownPost(last - index));
  const everOwn = new Set(instagram.posts.map(({ id }) => id));
  const newest = () => instagram.posts.slice(0, maxPosts).map(({ id }) => id);
  const shown = () => world.db.posts.ofAccount("a1").map(({ id }) => id);
  const count = () => instagram.posts.length + life.uncounted;

  async function lookOnce(done: Look): Promise<void> {
    clock.advance(done.hours * HOUR_MS);
    const mediaCount = done.lie.count === "honest" ? count() : done.lie.count;
    const { mediaCount: _before, ...profile } = instagram.profile;
    instagram.profile = mediaCount === undefined ? profile : { ...profile, mediaCount };
    const before = shown();
    const restore = lie(world, done);
    await world.run({ full: done.full });
    restore();
    const after = shown();
    for (const id of before.filter((one) => newest().includes(one))) expect(after).toContain(id);
    for (const id of after) expect(everOwn).toContain(id);
  }

  for (const done of steps) {
    if (done.kind === "look") await lookOnce(done);
    else if (done.kind === "publish") {
      last += 1;
      instagram.posts = [ownPost(last), ...instagram.posts];
      everOwn.add(present(instagram.posts[0]).id);
    } else if (done.kind === "remove") {
      instagram.posts = instagram.posts.filter((_post, index) => index !== done.at);
    } else instagram.posts = [];
  }

  for (let honest = 0; honest < 10; honest += 1) {
    await lookOnce({ ...HONEST, hours: 13 });
  }
  expect(shown()).toEqual(newest());
  expect(world.incidents.open()).toEqual([]);
}

const HONEST: Look = {
  kind: "look",
  hours: 0,
  full: true,
  lie: { listing: { kind: "honest" }, count: "honest" },
  posts: "honest",
};

/** Until what is returned is called. */
function lie(world: SyncWorld, { lie: { listing }, posts }: Look): () => void {
  const { instagram } = world;
  const truth = instagram.posts;
  let pages = 0;
  instagram.hasPost = (id) => truth.some((post) => post.id === id);
  instagram.onCall = (call) => {
    if (call.startsWith("post") && posts !== "honest") throw new InstagramError(posts);
    if (!call.startsWith("media")) return;
    if (listing.kind === "broken" && pages === listing.page) throw new InstagramError("timeout");
    pages += 1;
  };
  instagram.posts = listedBy(listing, truth);
  instagram.onPage = (page) => changedBy(listing, page);
  return () => {
    instagram.posts = truth;
    instagram.onCall = () => undefined;
    instagram.onPage = (page) => page;
  };
}

type ListingLie = Look["lie"]["listing"];

function listedBy(lie: ListingLie, posts: Media[]): Media[] {
  switch (lie.kind) {
    case "empty":
      return [];
    case "truncated":
      return posts.slice(0, Math.floor(posts.length * lie.at));
    case "gaps":
      return posts.filter((_post, index) => index % (lie.every + 1) !== 0);
    case "duplicated":
      return posts.flatMap((post) => [post, post]);
    case "shuffled":
      return posts.toSorted(
        (a, b) => ((Number(a.id) % 8) ^ lie.by) - ((Number(b.id) % 8) ^ lie.by),
      );
    case "foreign":
      return lie.alone ? foreignPosts() : [...foreignPosts(), ...posts];
    default:
      return posts;
  }
}

function changedBy(lie: ListingLie, page: MediaPage): MediaPage {
  switch (lie.kind) {
    case "not understood": {
      const left = page.items.filter((_post, index) => index % lie.every === 0);
      return {
        ...page,
        items: page.items.filter((post) => !left.includes(post)),
        ignored: left.length,
        ...(lie.named && { ignoredIds: left.map(({ id }) => id) }),
      };
    }
    case "endless":
      return lie.empty ? { items: [], ignored: 0, after: "0" } : { ...page, after: "0" };
    default:
      return page;
  }
}
