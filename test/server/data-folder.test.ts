import { createHash } from "node:crypto";
import {
  chmodSync,
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
    expect(() => openAndClose(folder)).toThrow(/put windowbox.db back from your backup/);
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
