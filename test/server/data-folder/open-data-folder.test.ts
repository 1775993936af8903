import { execFileSync, fork } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { openDataFolder } from "../../../server/data-folder/open-data-folder.ts";
import { accessProblem, closeToOthers, makeDatabaseFile } from "../../../server/files/access.ts";
import { ConfigurationError } from "../../../server/shared/errors.ts";
import { Secret } from "../../../server/shared/secret.ts";
import { tempFolder } from "../../support/temp-folder.ts";

function fingerprint(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex"),
    ]),
  );
}

function openAndClose(folder: string, secret?: Secret): void {
  openDataFolder(folder, secret).db.close();
}

/** What opening each of them says. The superuser, who may run these tests, is refused nothing: as somebody else. */
async function openAsAnyUser(folders: readonly string[]): Promise<unknown> {
  const NOBODY = 65_534;
  const isSuperuser = process.getuid?.() === 0;
  if (isSuperuser) {
    for (const folder of folders) {
      for (const file of [folder, ...readdirSync(folder).map((name) => join(folder, name))]) {
        chownSync(file, NOBODY, NOBODY);
      }
      // The folder that temporary folders lie in belongs to the test.
      chmodSync(dirname(folder), 0o755);
    }
  }
  const script = join(import.meta.dirname, "../../support/open-data-folders.ts");
  const child = fork(script, [isSuperuser ? String(NOBODY) : "", ...folders], {
    execArgv: ["--import", "tsx"],
  });
  return await new Promise((resolve, reject) => {
    child.once("message", resolve).once("exit", (code) => reject(new Error(`ended with ${code}`)));
  });
}

describe("the data folder", () => {
  it("gets a key of its own that only its owner can read, and is closed to others itself", () => {
    const folder = join(tempFolder(), "new", "data");
    openAndClose(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const key = join(folder, "secret.key");
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(readFileSync(key, "utf8").trim().length).toBeGreaterThan(40);
  });

  it("keeps its key from one start to the next", () => {
    const folder = tempFolder();
    openAndClose(folder);
    const before = readFileSync(join(folder, "secret.key"), "utf8");
    openAndClose(folder);
    expect(readFileSync(join(folder, "secret.key"), "utf8")).toBe(before);
  });

  it("refuses another WINDOWBOX_SECRET in one sentence and changes nothing", () => {
    const folder = tempFolder();
    openAndClose(folder, new Secret("the right secret, long"));
    const before = fingerprint(folder);
    expect(() => openAndClose(folder, new Secret("the wrong secret, long"))).toThrow(
      /WINDOWBOX_SECRET is not the one that sealed the tokens/,
    );
    expect(fingerprint(folder)).toEqual(before);
  });

  it("makes no new key when the one that sealed the tokens is gone, or a folder is there instead", () => {
    const folder = tempFolder();
    openAndClose(folder);
    rmSync(join(folder, "secret.key"));
    const before = fingerprint(folder);
    expect(() => openAndClose(folder)).toThrow(ConfigurationError);
    expect(fingerprint(folder)).toEqual(before);
    mkdirSync(join(folder, "secret.key"));
    expect(() => openAndClose(folder)).toThrow(ConfigurationError);
  });

  it("says so when the database is no database", () => {
    const folder = tempFolder();
    writeFileSync(join(folder, "windowbox.db"), "this is not SQLite, whatever its name says");
    expect(() => openAndClose(folder)).toThrow(/restore your newest backup/);
  });

  it.each(["SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"])(
    "says so when its disk is full (%s), and blames no file",
    (code) => {
      const folder = tempFolder();
      openAndClose(folder);
      const { exec } = BetterSqlite3.prototype;
      const spy = vi.spyOn(BetterSqlite3.prototype, "exec").mockImplementation(function (
        this: BetterSqlite3.Database,
        sql,
      ) {
        if (!this.name.endsWith("windowbox.db")) return exec.call(this, sql);
        throw new BetterSqlite3.SqliteError("disk I/O error", code);
      });
      onTestFinished(() => spy.mockRestore());
      expect(() => openAndClose(folder)).toThrow(/ {2}- the disk with .* is full: free some space/);
    },
  );

  it("says so when it is a file", () => {
    const file = join(tempFolder(), "data");
    writeFileSync(file, "");
    chmodSync(file, 0o400);
    expect(() => openAndClose(file)).toThrow(/cannot be written/);
  });

  it.each([
    ["is missing", (file: string) => rmSync(file)],
    ["is empty", (file: string) => writeFileSync(file, "")],
  ])("is not begun anew where the database %s while its pictures are there", (_what, spoil) => {
    const folder = tempFolder();
    openAndClose(folder);
    mkdirSync(join(folder, "media"));
    writeFileSync(join(folder, "media", `${"0".repeat(32)}.webp`), "a picture");
    spoil(join(folder, "windowbox.db"));
    const before = readdirSync(folder, { recursive: true });
    expect(() => openAndClose(folder)).toThrow(
      /windowbox\.db is missing in .*, while 1 of its pictures/,
    );
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  it("is not begun anew where the copy of what visitors are served is left, either", () => {
    const folder = tempFolder();
    openAndClose(folder);
    rmSync(join(folder, "windowbox.db"));
    writeFileSync(join(folder, "visitors.db"), "feeds");
    expect(() => openAndClose(folder)).toThrow(/is missing in .*, while the copy of its feeds/);
  });

  it.each([
    ["a link to a disk that is not there", (path: string) => symlinkSync("/not/mounted", path)],
    ["a file", (path: string) => writeFileSync(path, "")],
  ])("says so when its place for pictures is %s", (what, make) => {
    const folder = tempFolder();
    make(join(folder, "media"));
    expect(() => openAndClose(folder)).toThrow(`media is ${what.slice(0, 6)}`);
  });
});

describe("who may use the data folder", () => {
  const mode = (path: string) => statSync(path).mode & 0o777;

  it("is closed to everyone else with all that is in it, though mkdir left it open", () => {
    const folder = tempFolder();
    openAndClose(folder);
    mkdirSync(join(folder, "media"));
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o755);
    chmodSync(folder, 0o755);
    const { db } = openDataFolder(folder, undefined);
    db.namedValues.set("written", "now");
    expect(mode(folder)).toBe(0o700);
    const modes = Object.fromEntries(
      readdirSync(folder).map((name) => [name, mode(join(folder, name)) & 0o077]),
    );
    db.close();
    for (const name of ["secret.key", "windowbox.db", "windowbox.db-wal", "windowbox.db-shm"]) {
      expect(modes).toHaveProperty([name], 0);
    }
    expect(modes.media).toBe(0);
  });

  it("makes a database that only its owner can read", () => {
    const folder = tempFolder();
    chmodSync(folder, 0o750);
    const { db } = openDataFolder(folder, undefined);
    db.namedValues.set("written", "now");
    for (const name of ["windowbox.db", "windowbox.db-wal", "windowbox.db-shm"]) {
      expect(mode(join(folder, name))).toBe(0o600);
    }
    db.close();
  });

  it("leaves a group in that was let in", () => {
    const folder = tempFolder();
    chmodSync(folder, 0o750);
    openAndClose(folder);
    expect(mode(folder)).toBe(0o750);
  });

  it("says in one sentence which of its files cannot be used, and what to run", async () => {
    const cases = [
      ["secret.key", 0],
      ["windowbox.db", 0],
      ["windowbox.db", 0o400],
      ["media", 0],
      ["media", 0o500],
      ["deletions.jsonl", 0],
    ] as const;
    const folders = cases.map(([name, left]) => {
      const folder = tempFolder();
      openAndClose(folder);
      mkdirSync(join(folder, "media"), { recursive: true });
      writeFileSync(join(folder, "deletions.jsonl"), "");
      chmodSync(join(folder, name), left);
      return folder;
    });
    expect(await openAsAnyUser(folders)).toEqual(
      cases.map(([name]) => [
        expect.stringMatching(new RegExp(`^${name} in .*: run .*ch(own|mod) -R`)),
      ]),
    );
  });

  it("is looked at without giving up the locks of a database that is open", () => {
    const folder = tempFolder();
    const { db } = openDataFolder(folder, undefined);
    db.namedValues.set("written", "before");
    expect(accessProblem(folder)).toBeUndefined();
    closeToOthers(folder);
    makeDatabaseFile(join(folder, "windowbox.db"));
    // Had the locks been given up, the other would take itself for the last and take the log away as it ends.
    const other = join(import.meta.dirname, "../../support/write-elsewhere.ts");
    execFileSync(process.execPath, ["--import", "tsx", other, folder]);
    expect(existsSync(join(folder, "windowbox.db-wal"))).toBe(true);
    expect(db.namedValues.get("elsewhere")?.toString()).toBe("written");
    db.close();
  });
});
