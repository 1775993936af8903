import { expect, onTestFinished, test } from "vitest";
import { parseConfig } from "../../../server/config/config.ts";
import { createInstance } from "../../../server/instance.ts";
import { createLog } from "../../../server/logging/log.ts";
import { startTestServer } from "../../support/test-server.ts";

test("a command that is run without the server's settings goes by those the server has, and by its own where it is given some", async () => {
  const server = await startTestServer({
    environment: { MAX_POSTS: "200", MEDIA_QUOTA: "9 GB", SYNC_SCHEDULE: "0 */6 * * *" },
  });
  const beside = (environment: Record<string, string>) => {
    const instance = createInstance({
      config: parseConfig({ DATA_DIR: server.dataDir, ...environment }),
      clock: server.clock,
      log: createLog("silent"),
      followsServer: true,
    });
    onTestFinished(() => instance.close());
    return instance.config;
  };
  const followed = {
    publicUrl: server.url,
    maxPosts: 200,
    mediaQuota: 9_000_000_000,
    syncSchedule: "0 */6 * * *",
  };
  expect(beside({})).toMatchObject(followed);
  expect(beside({ MAX_POSTS: "50" })).toMatchObject({ ...followed, maxPosts: 50 });

  const moved = await server.restart({ PUBLIC_URL: "https://feed.example.com", MAX_POSTS: "" });
  expect(beside({})).toMatchObject({ publicUrl: "https://feed.example.com", maxPosts: 120 });
  await moved.running.stop();
});
