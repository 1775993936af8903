import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { namesOfPost } from "../../../server/db/posts.ts";
import { createJobs } from "../../../server/jobs/jobs.ts";
import { HOUR_MS, MINUTE_MS } from "../../../server/time/clock.ts";
import { createTestInstance, present } from "../../support/test-instance.ts";

test("a picture that is deleted while the server runs is back within the hour", async () => {
  const { instance, connect, clock, dataDir, document } = createTestInstance();
  const { accountId } = await connect("harbour.bakery");
  const jobs = createJobs(instance);
  await jobs.runDue({ starting: true });
  const before = document("harbour-bakery").posts;
  const [post] = instance.db.posts.ofAccount(accountId);
  const names = namesOfPost(present(post?.files));
  for (const name of names) rmSync(join(dataDir, "media", name), { force: true });

  clock.advance(HOUR_MS - MINUTE_MS);
  await jobs.runDue();
  clock.advance(MINUTE_MS);
  await jobs.runDue();
  await jobs.runDue();
  expect(names.filter((name) => !instance.mediaStore.has(name))).toEqual([]);
  expect(document("harbour-bakery").posts).toEqual(before);
  await jobs.stop();
});
