import { expect, test } from "vitest";
import { createLog } from "../../../server/log.ts";
import { startServer } from "../../../server/start.ts";
import { PICTURES_IN_PROCESS } from "../../support/pictures-in-process.ts";
import { startTestServer } from "../../support/test-server.ts";

test("a second server that somebody starts on the data folder says so, ends, and has changed no feed", async () => {
  const server = await startTestServer();
  const owner = await server.owner();
  await owner.connect(server.sandbox, "atelier.kiln");
  await server.feedWith("atelier-kiln", ({ posts }) => posts.length === 2);
  const before = await (await server.feed("atelier-kiln")).text();
  const second = () =>
    startServer({
      environment: { ...server.sandbox.environment, DATA_DIR: server.dataDir, PORT: "0" },
      clock: server.clock,
      log: createLog("silent"),
      pictures: PICTURES_IN_PROCESS,
    });
  await expect(second()).rejects.toThrow(/another Windowbox serves what is in/);
  server.clock.advance(2000);
  expect(await (await server.feed("atelier-kiln")).text()).toBe(before);
  expect(before).toContain(`${server.url}/media/`);
  await server.running.stop();
  await (await second()).stop();
});
