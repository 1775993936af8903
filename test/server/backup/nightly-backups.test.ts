import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openDeletionMemory } from "../../../server/accounts/deletion-memory.ts";
import { Changed } from "../../../server/backup/backup-source.ts";
import { checkMedia } from "../../../server/backup/check-backup.ts";
import { openBackup } from "../../../server/backup/open-backup.ts";
import { writeBackup } from "../../../server/backup/write-backup.ts";
import { parseConfig } from "../../../server/config/config.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../server/time/clock.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { restoreInto, syncedInstance } from "./backups.ts";

async function withBackups(environment: Record<string, string> = {}) {
  const folder = join(tempFolder(), "backups");
  const made = await syncedInstance({ environment: { BACKUP_DIR: folder, ...environment } });
  const { backups, incidents } = made.instance;
  const names = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".tar"))
      .sort();
  const open = () => incidents.open().map(({ kind, sentence }) => ({ kind, sentence }));
  return { ...made, folder, backups, names, open };
}

describe("nightly backups", () => {
  test("are made at once where there is none, then each night, and the newest are kept", async () => {
    const { backups, clock, names } = await withBackups({ BACKUP_KEEP: "2" });
    await backups.runDue();
    expect(names()).toEqual(["windowbox-2026-05-04-1000.tar"]);
    await backups.runDue();
    clock.advance(HOUR_MS);
    await backups.runDue();
    expect(names()).toHaveLength(1);
    // By this machine's clock, after the tokens were refreshed at 03:17.
    const night = new Date(clock.now());
    night.setDate(night.getDate() + 1);
    clock.set(night.setHours(4, 40, 59));
    await backups.runDue();
    expect(names()).toHaveLength(1);
    clock.advance(1000);
    await backups.runDue();
    await backups.runDue();
    expect(names()).toHaveLength(2);
    for (let nights = 0; nights < 2; nights += 1) {
      clock.advance(DAY_MS - MINUTE_MS);
      await backups.runDue();
      clock.advance(MINUTE_MS);
      await backups.runDue();
    }
    const last = [clock.now() - DAY_MS, clock.now()].map((at) => new Date(at).toISOString());
    expect(names()).toEqual(
      last.map((at) => `windowbox-${at.slice(0, 10)}-${at.slice(11, 16).replace(":", "")}.tar`),
    );
  });

  test("hold each picture once, for as long as one of them names it, and can be restored", async () => {
    const { backups, clock, folder, names, instance, accountId, sandbox, config } =
      await withBackups({ BACKUP_KEEP: "1" });
    await backups.runDue();
    writeFileSync(join(folder, "media", "read-me.txt"), "somebody else's");
    const media = () =>
      readdirSync(join(folder, "media"))
        .filter((name) => name !== "read-me.txt")
        .sort();
    const before = (await instance.mediaStore.names()).sort();
    expect(media()).toEqual(before);
    const [gone] = sandbox.control.account("harbour.bakery").posts;
    sandbox.control.removePost("harbour.bakery", gone?.id ?? "");
    clock.advance(DAY_MS);
    await instance.sync.syncAccount(accountId, { full: true });
    await backups.runDue();
    expect(media().length).toBeLessThan(before.length);

    // Its database may be gone by the time that it is needed.
    writeFileSync(join(folder, "media", media()[0] ?? ""), "damaged");
    clock.advance(DAY_MS);
    await backups.runDue();
    const [newest = ""] = names();
    const fresh = parseConfig({ DATA_DIR: join(tempFolder(), "data") });
    expect((await restoreInto(fresh, clock, join(folder, newest))).accounts).toEqual([
      "harbour.bakery",
    ]);
    expect(readdirSync(join(fresh.dataDir, "media")).sort()).toEqual(media());
    expect(config.backupDir).toBe(folder);
    expect(existsSync(join(folder, "media", "read-me.txt"))).toBe(true);
  });

  test("read what was kept once, and what is new after it was copied", async () => {
    const { backups, folder, names } = await withBackups();
    await backups.runDue();
    const backup = await openBackup(join(folder, names()[0] ?? ""));
    const [known = "", fresh = ""] = backup.beside?.names ?? [];
    for (const name of [known, fresh]) writeFileSync(join(folder, "media", name), "damaged");
    await expect(checkMedia(backup, { alreadyRead: new Set([known, fresh]) })).resolves.toBe(
      undefined,
    );
    await expect(checkMedia(backup, { alreadyRead: new Set([known]) })).rejects.toThrow(fresh);
    rmSync(join(folder, "media", known));
    await expect(checkMedia(backup, { alreadyRead: new Set([known, fresh]) })).rejects.toThrow(
      "is missing",
    );
    await backup.close();
  });

  test("are begun anew where something changed meanwhile, and are on the disk before they have their name", async () => {
    const { backups, folder, dataDir, clock } = await withBackups();
    await backups.runDue();
    const handle = await open(join(folder, "once.txt"), "w");
    await handle.close();
    const files: FileHandle = Object.getPrototypeOf(handle);
    const synced: number[] = [];
    const sync = vi.spyOn(files, "sync").mockImplementation(async function (this: FileHandle) {
      synced.push((await this.stat()).ino);
    });
    onTestFinished(() => sync.mockRestore());
    let tries = 0;
    await writeBackup(join(folder, "once.tar"), {
      ...{ dataDir, publishTo: undefined, diskReserve: 0, now: clock.now() },
      ...{ key: "inside", media: "beside" },
      async putBeside() {
        tries += 1;
        if (tries < 4) throw new Changed("A picture went.");
        return new Set();
      },
    });
    expect([tries, existsSync(join(folder, "once.tar"))]).toEqual([4, true]);
    const numbers = [join(folder, "once.tar"), folder].map((path) => statSync(path).ino);
    expect(synced).toEqual(expect.arrayContaining(numbers));
  });

  test("raise an incident when they fail, are tried again, and clear it when they work", async () => {
    const { backups, clock, folder, open, instance } = await withBackups();
    writeFileSync(folder, "a file");
    await backups.runDue();
    expect(open()).toEqual([
      { kind: "backup-failed", sentence: expect.stringContaining(`written to ${folder}`) },
    ]);
    rmSync(folder);
    await backups.runDue();
    expect(existsSync(folder)).toBe(false);
    clock.advance(HOUR_MS);
    await backups.runDue();
    expect(open()).toEqual([]);
    instance.close();
  });

  test("that fail leave the older ones, and a picture that is damaged is named", async () => {
    const { backups, clock, dataDir, names, open, instance } = await withBackups({
      BACKUP_KEEP: "1",
    });
    await backups.runDue();
    const before = names();
    const [name = ""] = await instance.mediaStore.names();
    rmSync(join(instance.config.backupDir ?? "", "media", name));
    writeFileSync(join(dataDir, "media", name), "damaged");
    clock.advance(DAY_MS);
    await backups.runDue();
    expect(names()).toEqual(before);
    expect(open()[0]?.sentence).toContain(`${name} is damaged`);
  });

  test("older than what a person had deleted go with the next one, which is made at once", async () => {
    const { backups, clock, names, instance } = await withBackups();
    await backups.runDue();
    clock.advance(HOUR_MS);
    // Also of somebody who is not here any more, or is here again.
    openDeletionMemory(instance.config.dataDir).add({
      ...{ at: clock.now(), cause: "data-deleted", ids: ["17841400000000001"] },
      ...{ code: "CODE", requestHash: "hash" },
    });
    expect(backups.hasReached(clock.now())).toBe(false);
    await backups.runDue();
    expect(names()).toEqual(["windowbox-2026-05-04-1100.tar"]);
    expect(backups.hasReached(clock.now())).toBe(true);
  });

  test("made under a clock that ran ahead neither count nor stay", async () => {
    const { backups, clock, names, instance } = await withBackups({ BACKUP_KEEP: "2" });
    clock.advance(365 * DAY_MS);
    await backups.runDue();
    clock.advance(-365 * DAY_MS);
    for (let minute = 0; minute < 3; minute += 1) {
      await backups.runDue();
      clock.advance(MINUTE_MS);
    }
    expect(names()).toEqual(["windowbox-2026-05-04-1000.tar", "windowbox-2027-05-04-1000.tar"]);
    clock.advance(DAY_MS);
    await backups.runDue();
    expect(names()).toEqual(["windowbox-2026-05-04-1000.tar", "windowbox-2026-05-05-1003.tar"]);
    expect((await backups.list())[0]?.createdAt).toBe(instance.clock.now());
  });

  test("go into no folder that is in the data folder, however it is named", async () => {
    expect(() => parseConfig({ DATA_DIR: "/srv/data", BACKUP_DIR: "/srv/data/backups" })).toThrow(
      /BACKUP_DIR is inside DATA_DIR/,
    );
    const { backups, dataDir, folder, open } = await withBackups();
    mkdirSync(join(dataDir, "inside"));
    symlinkSync(join(dataDir, "inside"), folder);
    await backups.runDue();
    expect(open()[0]?.sentence).toContain("leads into the data folder");
  });
});
