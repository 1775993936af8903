import fc from "fast-check";
import { expect, test } from "vitest";
import { InstagramError } from "../../../server/instagram/errors/instagram-error.ts";
import { DAY_MS, HOUR_MS } from "../../../server/time/clock.ts";
import { present } from "../../support/test-instance.ts";
import { mediaOf } from "./fake-instagram.ts";
import { createSyncWorld, type SyncWorld } from "./sync-world.ts";

const MAX_POSTS = 6;

/** What may happen between two looks at the feed. */
const step = fc.oneof(
  fc.record({ kind: fc.constant("publish" as const) }),
  fc.record({ kind: fc.constant("remove" as const), at: fc.nat(5) }),
  fc.record({ kind: fc.constant("reword" as const), at: fc.nat(5), caption: fc.string() }),
  fc.record({ kind: fc.constant("wait" as const), hours: fc.nat(30) }),
  fc.record({ kind: fc.constant("sweep" as const) }),
  fc.record({ kind: fc.constant("restart" as const) }),
  fc.record({
    kind: fc.constant("sync" as const),
    /** Which question gets no answer, if any. */
    failsAt: fc.option(fc.nat(4)),
    /** Which picture gets no answer, if any. */
    pictureFailsAt: fc.option(fc.nat(4)),
    /** Whether the answers lose their paging. */
    losesPaging: fc.boolean(),
  }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function take(world: SyncWorld, done: Step, next: { number: number }): Promise<void> {
  const { instagram, cdn, clock } = world;
  switch (done.kind) {
    case "publish":
      next.number += 1;
      instagram.posts = [mediaOf(next.number), ...instagram.posts];
      return;
    case "remove":
      instagram.posts = instagram.posts.filter((_post, index) => index !== done.at);
      return;
    case "reword":
      instagram.posts = instagram.posts.map((post, index) =>
        index === done.at ? { ...post, caption: done.caption } : post,
      );
      return;
    case "wait":
      clock.advance(done.hours * HOUR_MS);
      return;
    case "sweep":
      await world.sweeper.sweep();
      return;
    case "restart":
      await world.sweeper.repair();
      world.feedBuilder.buildAll();
      return;
    case "sync": {
      let question = 0;
      let picture = 0;
      instagram.onCall = () => {
        if (question++ === done.failsAt) throw new InstagramError("timeout");
      };
      cdn.answer = () =>
        picture++ === done.pictureFailsAt ? new Response(null, { status: 403 }) : undefined;
      instagram.onPage = (page) =>
        done.losesPaging ? { items: page.items, ignored: page.ignored } : page;
      await world.run();
      instagram.onCall = () => undefined;
      cdn.answer = () => undefined;
      instagram.onPage = (page) => page;
      return;
    }
    default:
      done satisfies never;
  }
}

function idsShown(world: SyncWorld): string[] {
  return world.document().posts.map(({ id }) => id);
}

/** What must hold at every instant, whatever happened before. */
function expectSound(world: SyncWorld): void {
  const document = world.document();
  for (const name of JSON.stringify(document).match(/[0-9a-f]{32}\.(webp|mp4)/g) ?? []) {
    expect(world.mediaStore.has(name), `${name} is served and missing`).toBe(true);
  }
  const stored = world.db.posts.ofAccount("a1").filter(({ files }) => files);
  // Those that are missing and may be gone take no other's place.
  const last = stored.filter(({ missingSince }) => missingSince === undefined)[MAX_POSTS - 1];
  const shown = stored.filter(({ postedAt }) => postedAt >= (last?.postedAt ?? 0));
  expect(idsShown(world)).toEqual(shown.map(({ id }) => id));
  expect(stored.length).toBeLessThanOrEqual(2 * MAX_POSTS);
}

test("serves only what is there, whatever happens, and in the end just what Instagram has", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const world = createSyncWorld({ maxPosts: MAX_POSTS });
      const state = world.db.syncStates.get("a1");
      world.db.syncStates.put({ ...state, learned: { pageSize: 2, droppedFields: [] } });
      const next = { number: 4 };
      world.instagram.posts = [4, 3, 2, 1].map((number) => mediaOf(number));
      for (const done of steps) {
        await take(world, done, next);
        expectSound(world);
      }
      // Two undisturbed looks at everything, the second for what the first could only suspect.
      for (let look = 0; look < 2; look += 1) {
        world.clock.advance(2 * DAY_MS);
        await world.runWell();
        expectSound(world);
      }
      const wanted = world.instagram.posts.slice(0, MAX_POSTS);
      expect(idsShown(world)).toEqual(wanted.map(({ id }) => id));
      expect(world.shown()).toEqual(wanted.map(({ caption }) => caption));
      world.clock.advance(DAY_MS);
      await world.sweeper.sweep();
      expect(await world.mediaStore.names()).toHaveLength(wanted.length);
      expect(present(world.db.syncStates.get("a1")).failures).toBe(0);
    }),
    { numRuns: 25 },
  );
}, 240_000);
