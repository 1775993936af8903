import { expect, test } from "vitest";
import { createLog } from "../../../server/logging/log.ts";
import { WIDGET_DIR } from "../../../server/process/dist-dirs.ts";
import { publishSite } from "../../../server/publishing/publish-site.ts";
import type { PublishTarget } from "../../../server/publishing/target.ts";
import { createTestInstance, present } from "../../support/test-instance.ts";

const SITE = "https://static.example.com";
const FEED = "feeds/harbour-bakery";

test("whatever instant a run is killed at, no document that is there names a picture or a page that is not", async () => {
  const { instance, connect, clock } = createTestInstance({
    accounts: [{ username: "harbour.bakery", posts: 1 }],
  });
  const { db, feedBuilder, mediaStore } = instance;
  const { accountId } = await connect("harbour.bakery");
  await instance.sync.syncAccount(accountId);
  const post = present(db.posts.ofAccount(accountId)[0]);
  for (let older = 1; older < 60; older += 1) {
    db.posts.put({ ...post, id: `${older}`, postedAt: post.postedAt - older });
  }
  feedBuilder.buildFeedsOf(accountId);

  const there: string[] = [];
  const missing: string[] = [];
  let unsettled = 0;
  const target: PublishTarget = {
    name: "a folder",
    open: async () => undefined,
    readList: async () => undefined,
    writeList: async () => undefined,
    sizesOf: async () => new Map(),
    async put({ path, content }) {
      const text = content.kind === "text" ? content.bytes.toString() : "";
      const named = text.matchAll(
        /https:\/\/static\.example\.com\/(media\/[\w.]+|[\w/-]+\/after\/[\w.-]+)/g,
      );
      for (const [, name = ""] of path.endsWith(".js") ? [] : named) {
        if (!there.includes(name)) missing.push(`${path} names ${name}`);
      }
      if (path.startsWith("feeds/")) expect(unsettled).toBe(0);
      there.push(path);
      unsettled = path.startsWith("feeds/") ? unsettled : unsettled + 1;
      return text.length;
    },
    settle: async () => {
      unsettled = 0;
    },
    delete: async () => undefined,
    close: async () => undefined,
  };
  await publishSite(
    {
      ...{ db, feedBuilder, mediaStore, clock, log: createLog("silent"), widgetDir: WIDGET_DIR },
      ...{ renderer: undefined, script: undefined, lastDeletionAt: () => undefined },
    },
    target,
    { site: SITE, verify: false, step: () => undefined },
  );
  expect(missing).toEqual([]);
  expect(there.filter((path) => path.startsWith(`${FEED}/after/`))).toHaveLength(2);
  expect(there.indexOf(`${FEED}.json`)).toBeGreaterThan(0);
});
