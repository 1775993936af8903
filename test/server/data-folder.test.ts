import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDataFolder } from "../../server/data-folder.ts";
import { ConfigurationError } from "../../server/errors.ts";
import { Secret } from "../../server/secret.ts";
import { tempFolder } from "../support/temp-folder.ts";

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

  it("makes no new key when the one that sealed the tokens is gone", () => {
    const folder = tempFolder();
    openAndClose(folder);
    rmSync(join(folder, "secret.key"));
    const before = fingerprint(folder);
    expect(() => openAndClose(folder)).toThrow(ConfigurationError);
    expect(fingerprint(folder)).toEqual(before);
  });

  it("says so when the database is no database", () => {
    const folder = tempFolder();
    writeFileSync(join(folder, "windowbox.db"), "this is not SQLite, whatever its name says");
    expect(() => openAndClose(folder)).toThrow(/restore your newest backup/);
  });

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

  it.each([
    ["secret.key", 0],
    ["windowbox.db", 0],
    ["windowbox.db", 0o400],
    ["media", 0],
    ["media", 0o500],
  ])("says in one sentence that %s (mode %d) cannot be used, and what to run", (name, left) => {
    const folder = tempFolder();
    openAndClose(folder);
    mkdirSync(join(folder, "media"), { recursive: true });
    chmodSync(join(folder, name), left);
    const problems = asAnyUser(folder, () => problemsOf(() => openAndClose(folder)));
    expect(problems).toEqual([
      expect.stringMatching(new RegExp(`^${name} in .*: run .*ch(own|mod) -R`)),
    ]);
  });

  function problemsOf(work: () => void): readonly string[] {
    try {
      work();
    } catch (error) {
      if (error instanceof ConfigurationError) return error.problems;
      throw error;
    }
    return [];
  }

  /** The superuser, who may run these tests, is refused nothing: as somebody else, to whom all but the modes is given. */
  function asAnyUser<T>(folder: string, work: () => T): T {
    if (process.getuid?.() !== 0) return work();
    const NOBODY = 65_534;
    for (const file of [folder, ...readdirSync(folder).map((name) => join(folder, name))]) {
      chownSync(file, NOBODY, NOBODY);
    }
    process.seteuid?.(NOBODY);
    try {
      return work();
    } finally {
      process.seteuid?.(0);
    }
  }
});
