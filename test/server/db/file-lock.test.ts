import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openFileLock } from "../../../server/db/file-lock.ts";
import { tempFolder } from "../../support/temp-folder.ts";

it("can be opened while somebody holds it for themselves, and be had once they let go", () => {
  const path = join(tempFolder(), ".a.lock");
  const theirs = openFileLock(path);
  expect(theirs.exclusive()).toBe(true);
  const ours = openFileLock(path);
  expect([ours.isTaken(), ours.shared(), ours.exclusive()]).toEqual([true, false, false]);
  theirs.release();
  expect([ours.isTaken(), ours.shared()]).toEqual([false, true]);
  expect([theirs.shared(), theirs.exclusive()]).toEqual([true, false]);
  ours.close();
  expect(theirs.exclusive()).toBe(true);
  theirs.close();
  expect(readdirSync(join(path, ".."))).toEqual([".a.lock"]);
});
