import { chmodSync, closeSync, openSync, readdirSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createDatabase, migrateDatabase } from "../../../server/db/database.ts";
import { openSqlite } from "../../../server/db/sqlite.ts";
import { examineData } from "../../../server/doctor/data-findings.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { createTestInstance } from "../../support/test-instance.ts";

function openFolder() {
  const { instance, dataDir } = createTestInstance();
  const countFiles = async () => ({ named: 12, missing: 0 });
  return {
    ...{ db: instance.db, dataDir, secretFromEnvironment: false },
    ...{ countFiles, checkPictures: async () => {}, diskReserve: 10_000_000 },
  };
}

async function look(deps: ReturnType<typeof openFolder>) {
  const findings = await examineData(deps);
  return Object.fromEntries(findings.map((finding) => [finding.name, finding]));
}

describe("the doctor, of the data folder", () => {
  it("is content with a new one, and leaves nothing behind in it", async () => {
    const deps = openFolder();
    const before = readdirSync(deps.dataDir).sort();
    const findings = await look(deps);
    expect(Object.values(findings).map(({ status }) => status)).toEqual(Array(6).fill("ok"));
    expect(findings.Disk?.sentence).toMatch(/^\d+(\.\d)? (GB|MB) are free\.$/);
    expect(readdirSync(deps.dataDir).sort()).toEqual(before);
  });

  it("says so when less is free than has to stay free", async () => {
    const deps = { ...openFolder(), diskReserve: Number.MAX_SAFE_INTEGER };
    expect((await look(deps)).Disk).toMatchObject({
      status: "bad",
      sentence: expect.stringMatching(/^Only .* free\.$/),
      todo: expect.stringContaining("MAX_POSTS"),
    });
  });

  it("says so when every user of the machine may look into the folder", async () => {
    const deps = openFolder();
    chmodSync(deps.dataDir, 0o755);
    expect((await look(deps))["Data folder"]).toMatchObject({
      status: "warn",
      todo: `Run: chmod 700 ${deps.dataDir}`,
    });
  });

  it("counts the pictures that are missing", async () => {
    const deps = { ...openFolder(), countFiles: async () => ({ named: 12, missing: 3 }) };
    expect((await look(deps)).Pictures).toMatchObject({
      status: "warn",
      sentence: "3 of 12 files of pictures and videos are missing on the disk.",
      todo: expect.any(String),
    });
  });

  it("says so when nothing can be written", async () => {
    const deps = openFolder();
    // Where there is no folder not even the superuser, who may run these tests, can write.
    const findings = await look({ ...deps, dataDir: join(deps.dataDir, "gone") });
    expect(findings["Data folder"]).toMatchObject({
      status: "bad",
      sentence: expect.stringContaining("cannot be written (ENOENT)"),
      todo: expect.any(String),
    });
    expect(Object.keys(findings)).toEqual([
      "Data folder",
      "Disk",
      "Database",
      "Pictures",
      "Opening pictures",
      "Key",
    ]);
  });

  it("finds damage in the database's file", async () => {
    const dataDir = tempFolder();
    const path = join(dataDir, "windowbox.db");
    const before = openSqlite(path);
    migrateDatabase(before);
    const { namedValues } = createDatabase(before);
    for (let index = 0; index < 200; index += 1) namedValues.set(`name-${index}`, "x".repeat(2000));
    before.close();
    damage(path);
    const sqlite = openSqlite(path);
    onTestFinished(() => void sqlite.close());
    const deps = {
      ...{ db: createDatabase(sqlite), dataDir, secretFromEnvironment: true },
      countFiles: async () => ({ named: 0, missing: 0 }),
      checkPictures: async () => {},
      diskReserve: 10_000_000,
    };
    expect((await look(deps)).Database).toMatchObject({
      status: "bad",
      todo: expect.stringContaining("backup"),
    });
  });

  it("says so when other users may read the key", async () => {
    const deps = openFolder();
    const path = join(deps.dataDir, "secret.key");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    chmodSync(path, 0o644);
    expect((await look(deps)).Key).toMatchObject({
      status: "warn",
      todo: expect.stringContaining(`chmod 600 ${path}`),
    });
    expect((await look({ ...deps, secretFromEnvironment: true })).Key?.status).toBe("ok");
  });
});

/** Overwrites the second half of the file, which holds nothing of the schema. */
function damage(path: string): void {
  const half = Math.floor(statSync(path).size / 2);
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(half, 0xee), 0, half, half);
  closeSync(file);
}
