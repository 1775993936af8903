import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { createPresence, openFolderLock } from "../../../server/data-folder/presence.ts";
import { openFileLock } from "../../../server/db/file-lock.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { startTestServer } from "../../support/test-server.ts";

function lockOn(folder: string, name: Parameters<typeof openFolderLock>[1]) {
  const lock = openFolderLock(folder, name);
  onTestFinished(() => lock.close());
  return lock;
}

test("a lock is shared by many or one's own", () => {
  const path = join(tempFolder(), "lock");
  const [first, second, third] = [openFileLock(path), openFileLock(path), openFileLock(path)];
  expect([first.shared(), second.shared(), third.exclusive(), third.isTaken()]).toEqual([
    ...[true, true, false, false],
  ]);
  first.release();
  second.close();
  expect([third.exclusive(), first.isTaken(), first.shared()]).toEqual([true, true, false]);
  const late = openFileLock(path);
  expect([late.isTaken(), late.shared(), late.exclusive()]).toEqual([true, false, false]);
  third.release();
  expect(late.exclusive()).toBe(true);
  late.close();
  expect(first.shared()).toBe(true);
  expect(readdirSync(join(path, ".."))).toEqual(["lock"]);
  expect(readFileSync(path)).toHaveLength(0);
});

test("nobody comes to a data folder while its database is being replaced", () => {
  const folder = tempFolder();
  const presence = createPresence(folder);
  const replacing = lockOn(folder, "replacing");
  expect(presence.comeBack()).toBe(true);
  expect(lockOn(folder, "inUse").exclusive()).toBe(false);
  replacing.exclusive();
  expect(presence.isAskedToLeave()).toBe(true);
  presence.leave();
  expect(lockOn(folder, "inUse").exclusive()).toBe(true);
  expect(presence.comeBack()).toBe(false);
  expect(createPresence(folder).comeBack()).toBe(false);
});

test("a server lets the database go, answers from memory what it has and the rest once it is back", async () => {
  const server = await startTestServer();
  const owner = await server.owner();
  const token = server.sandbox.control.issueToken("harbour.bakery");
  await owner.post("/admin/connect/token", { token });
  await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 3);

  const replacing = lockOn(server.dataDir, "replacing");
  const inUse = lockOn(server.dataDir, "inUse");
  expect(replacing.exclusive()).toBe(true);
  await vi.waitUntil(() => inUse.exclusive(), { interval: 5, timeout: 10_000 });

  expect((await server.feed("harbour-bakery")).status).toBe(200);
  let answered = 0;
  // Of what visitors are served there may be a copy that is open still: these are in the database alone.
  const asked = [
    fetch(`${server.url}/oembed?url=${encodeURIComponent(`${server.url}/embed/harbour-bakery`)}`),
    fetch(`${server.url}/readyz`),
    owner.get("/admin"),
  ];
  const held = asked.map(async (response) => {
    const { status } = await response;
    answered += 1;
    return status;
  });
  expect((await server.feed("harbour-bakery")).status).toBe(200);
  expect(answered).toBe(0);

  inUse.release();
  replacing.release();
  expect(await Promise.all(held)).toEqual([200, 200, 200]);
  await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 3);
  expect((await owner.get("/admin")).status).toBe(200);
});
