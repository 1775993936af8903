import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { openDeletionMemory } from "../../../server/accounts/deletion-memory.ts";
import { writeBackup } from "../../../server/backup/write-backup.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { createTestInstance } from "../../support/test-instance.ts";

function refusal(code: string): Error {
  return Object.assign(new Error(`${code}: not here`), { code });
}

/** As on exFAT, and on many network shares: no links, no modes, no folder can be synced. */
vi.mock(import("node:fs/promises"), async (original) => {
  const real = await original();
  const open: typeof real.open = async (path, ...more) => {
    const file = await real.open(path, ...more);
    if ((await file.stat()).isDirectory()) file.sync = () => Promise.reject(refusal("EINVAL"));
    file.chmod = () => Promise.reject(refusal("EPERM"));
    return file;
  };
  const link = () => Promise.reject(refusal("EPERM"));
  return { ...real, open, link, chmod: link };
});
vi.mock(import("node:fs"), async (original) => {
  const real = await original();
  const linkSync = () => {
    throw refusal("EPERM");
  };
  const fsyncSync: typeof real.fsyncSync = (file) => {
    if (real.fstatSync(file).isDirectory()) throw refusal("EINVAL");
    real.fsyncSync(file);
  };
  return { ...real, linkSync, fsyncSync };
});
test("a disk without links, modes and synced folders holds everything that another does", async () => {
  const folder = join(tempFolder(), "public");
  const { instance, connect, document, dataDir, clock } = createTestInstance({
    environment: { PUBLISH_URL: "https://static.example.com", PUBLISH_TO: folder },
  });
  expect(existsSync(join(dataDir, "secret.key"))).toBe(true);
  const { accountId } = await connect("harbour.bakery");
  expect(await instance.sync.syncAccount(accountId)).toMatchObject({ kind: "done", waiting: 0 });
  expect(document("harbour-bakery").posts).toHaveLength(3);
  await instance.publishing.publish();
  expect(readdirSync(folder)).toContain("index.html");
  const backup = join(tempFolder(), "windowbox.tar");
  const choice = { dataDir, now: clock.now(), key: "inside", media: "inside" } as const;
  await writeBackup(backup, { ...choice, diskReserve: 0 });
  expect(existsSync(backup)).toBe(true);
  openDeletionMemory(dataDir).add({
    ...{ at: clock.now(), cause: "data-deleted", ids: [] },
    ...{ code: "CODE", requestHash: "hash" },
  });
});
