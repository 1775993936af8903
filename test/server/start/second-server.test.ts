import { join } from "node:path";
import { expect, test } from "vitest";
import { parseConfig } from "../../../server/config/config.ts";
import { openDataFolder } from "../../../server/data-folder/open-data-folder.ts";
import { SCHEMA_VERSION, schemaVersionOf } from "../../../server/db/database.ts";
import { openSqlite } from "../../../server/db/sqlite.ts";
import { createLog } from "../../../server/logging/log.ts";
import { startServer } from "../../../server/start.ts";
import { PICTURES_IN_PROCESS } from "../../support/pictures-in-process.ts";
import { startTestServer, type TestServer } from "../../support/test-server.ts";
import { backupOf, restoreInto } from "../backup/backups.ts";

/** As of a server of the version before. */
async function withEarlierSchema(server: TestServer, work: () => Promise<void>): Promise<void> {
  const sqlite = openSqlite(join(server.dataDir, "windowbox.db"));
  try {
    sqlite.exec(`PRAGMA user_version = ${SCHEMA_VERSION - 1}`);
    await work();
    expect(schemaVersionOf(sqlite)).toBe(SCHEMA_VERSION - 1);
    sqlite.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
  } finally {
    sqlite.close();
  }
}

test("a second server that somebody starts on the data folder says so, ends, and has changed nothing", async () => {
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
  const config = parseConfig({ DATA_DIR: server.dataDir });
  const backup = await backupOf({ config, clock: server.clock });
  await withEarlierSchema(server, async () => {
    await expect(second()).rejects.toThrow(/another Windowbox serves what is in/);
    expect(() => openDataFolder(server.dataDir, undefined)).toThrow(
      /is of an earlier Windowbox than this command: restart it first/,
    );
    await expect(restoreInto(config, server.clock, backup)).rejects.toThrow(
      /is of another Windowbox than this command: stop it/,
    );
  });
  server.clock.advance(2000);
  expect(await (await server.feed("atelier-kiln")).text()).toBe(before);
  expect(before).toContain(`${server.url}/media/`);
  await server.running.stop();
  await (await second()).stop();
});
