import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ENTRIES } from "../../../server/backup/manifest.ts";
import { sha256 } from "../../../server/shared/sha256.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { backupOf, restoreInto, syncedInstance } from "./backups.ts";
import {
  changeDatabase,
  changeManifest,
  type Part,
  partsOf,
  replacePart,
  writeParts,
} from "./hostile-backups.ts";

const MOST_BYTES = 8_000_000;
const HTML = Buffer.from("<!doctype html><script>alert(1)</script>");
const picture = (parts: readonly Part[]) =>
  parts.find(({ name }) => name.startsWith("media/")) ?? { name: "", bytes: HTML };
const add = (parts: readonly Part[], ...more: Part[]) => [...parts, ...more];
const named = (bytes: Buffer) => `media/${sha256(bytes).toString("hex").slice(0, 32)}.webp`;

/** What is done to a good backup, and why it is refused then. */
const HOSTILE: Record<string, [(parts: Part[]) => string, RegExp]> = {
  "nothing in it": [() => writeParts([]), /is not a backup of Windowbox/],
  "no tar file": [
    (parts) => {
      const path = writeParts(parts);
      writeFileSync(path, HTML.toString().repeat(100));
      return path;
    },
    /is not a backup of Windowbox, or it is damaged/,
  ],
  "a folder in its place": [() => tempFolder(), /is no file: save it as one first/],
  "a pipe that nobody writes to": [
    () => {
      const path = join(tempFolder(), "pipe.tar");
      execFileSync("mkfifo", [path]);
      return path;
    },
    /is no file: save it as one first/,
  ],
  "no file": [() => join(tempFolder(), "none.tar"), /There is no file .*none\.tar: check/],
  "its end cut off": [
    (parts) => {
      const path = writeParts(parts);
      truncateSync(path, statSync(path).size - 4000);
      return path;
    },
    /is cut off/,
  ],
  "cut off within a header": [
    (parts) => {
      const path = writeParts(parts, Buffer.alloc(0));
      truncateSync(path, statSync(path).size);
      return path;
    },
    /is cut off/,
  ],
  "something behind its end": [
    (parts) => writeParts(parts, Buffer.concat([Buffer.alloc(1024), HTML])),
    /something stands behind its end/,
  ],
  "a symbolic link": [
    (parts) =>
      writeParts(
        add(parts, {
          name: picture(parts).name,
          bytes: Buffer.alloc(0),
          header: { type: "SymbolicLink", linkpath: "/etc/passwd" },
        }),
      ),
    /is no plain file/,
  ],
  "a hard link": [
    (parts) =>
      writeParts(
        add(parts, {
          name: "media/x.webp",
          bytes: Buffer.alloc(0),
          header: { type: "Link", linkpath: "../secret.key" },
        }),
      ),
    /is no plain file/,
  ],
  "a device": [
    (parts) =>
      writeParts(
        add(parts, { name: "null", bytes: Buffer.alloc(0), header: { type: "CharacterDevice" } }),
      ),
    /is no plain file/,
  ],
  "a folder": [
    (parts) =>
      writeParts(
        add(parts, { name: "media/", bytes: Buffer.alloc(0), header: { type: "Directory" } }),
      ),
    /is no plain file/,
  ],
  "a name of its own length": [
    (parts) =>
      writeParts(add(parts, { name: "x", bytes: HTML, header: { type: "ExtendedHeader" } })),
    /is no plain file/,
  ],
  "an absolute path": [
    (parts) => writeParts(add(parts, { name: "/etc/cron.d/windowbox", bytes: HTML })),
    /holds \/etc\/cron\.d\/windowbox, which no backup does/,
  ],
  "a path that climbs": [
    (parts) => writeParts(add(parts, { name: "media/../../escaped.webp", bytes: HTML })),
    /holds media\/\.\.\/\.\.\/escaped\.webp/,
  ],
  "a name that is unknown": [
    (parts) => writeParts(add(parts, { name: "windowbox.db-wal", bytes: HTML })),
    /holds windowbox\.db-wal, which no backup does/,
  ],
  "a name with control characters": [
    (parts) => writeParts(add(parts, { name: "\u001b[2Jx", bytes: HTML })),
    /holds \?\[2Jx, which/,
  ],
  "the same name twice": [
    (parts) => writeParts(add(parts, picture(parts))),
    /which no backup does/,
  ],
  "another file first": [
    (parts) => writeParts([...parts].reverse()),
    /This is not a backup of Windowbox\./,
  ],
  "a picture that nothing names": [
    (parts) => writeParts(add(parts, { name: named(HTML), bytes: HTML })),
    /nothing in its database names/,
  ],
  "a picture that is missing": [
    (parts) => writeParts(parts.filter((part) => part !== picture(parts))),
    /is missing in it/,
  ],
  "a picture that is another": [
    (parts) => writeParts(replacePart(parts, picture(parts).name, (bytes) => bytes.fill(1, 100))),
    /is not what its name says/,
  ],
  "a web page that is called a picture": [
    (parts) => {
      const name = named(HTML);
      const old = picture(parts).name.slice("media/".length);
      const changed = changeDatabase(parts, (file) => {
        const as = name.slice("media/".length);
        file.prepare("UPDATE posts SET files = replace(files, ?, ?)").run(old, as);
        file.prepare("UPDATE accounts SET picture = replace(picture, ?, ?)").run(old, as);
      });
      return writeParts(
        changed.map((part) => (part.name === `media/${old}` ? { name, bytes: HTML } : part)),
      );
    },
    /is not what its name says/,
  ],
  "no database": [
    (parts) => writeParts(parts.filter(({ name }) => name !== ENTRIES.database)),
    /there is no database in it/,
  ],
  "another database than it says": [
    (parts) =>
      writeParts(replacePart(parts, ENTRIES.database, (bytes) => bytes.fill(7, 5000, 5100))),
    /its database is not the one that was put in/,
  ],
  "what is no database": [
    (parts) =>
      writeParts(
        changeManifest(
          replacePart(parts, ENTRIES.database, () => HTML),
          { database: sha256(HTML).toString("hex") },
        ),
      ),
    /what should be its database is none/,
  ],
  "a damaged page in its database": [
    (parts) => {
      const changed = replacePart(parts, ENTRIES.database, (bytes) =>
        bytes.fill(7, 4096 * 4, 4096 * 9),
      );
      const bytes = changed.find(({ name }) => name === ENTRIES.database)?.bytes ?? HTML;
      return writeParts(changeManifest(changed, { database: sha256(bytes).toString("hex") }));
    },
    /damaged|database holds/,
  ],
  "a trigger in its database": [
    (parts) =>
      writeParts(
        changeDatabase(parts, (file) =>
          file.exec("CREATE TRIGGER evil AFTER INSERT ON sessions BEGIN DELETE FROM tokens; END"),
        ),
      ),
    /its database holds evil/,
  ],
  "a view in its database": [
    (parts) =>
      writeParts(
        changeDatabase(parts, (file) => file.exec("CREATE VIEW spy AS SELECT * FROM tokens")),
      ),
    /its database holds spy/,
  ],
  "a table more in its database": [
    (parts) => writeParts(changeDatabase(parts, (file) => file.exec("CREATE TABLE more (x)"))),
    /its database holds more/,
  ],
  "a column more in its database": [
    (parts) =>
      writeParts(
        changeDatabase(parts, (file) =>
          file.exec("ALTER TABLE feeds ADD COLUMN more TEXT DEFAULT 'x'"),
        ),
      ),
    /its database holds feeds/,
  ],
  "a table less in its database": [
    (parts) => writeParts(changeDatabase(parts, (file) => file.exec("DROP TABLE sign_in_windows"))),
    /its database holds sign_in_windows, or lacks it/,
  ],
  "a schema that was written by hand": [
    (parts) =>
      writeParts(
        changeDatabase(parts, (file) => {
          file.exec("PRAGMA writable_schema = ON");
          file.exec("UPDATE sqlite_schema SET sql = 'CREATE TABLE feeds (x)' WHERE name = 'feeds'");
        }),
      ),
    /its database holds feeds|not whole/,
  ],
  "a row that hangs on nothing": [
    (parts) =>
      writeParts(
        changeDatabase(parts, (file) => {
          file.exec("PRAGMA foreign_keys = OFF");
          file.exec("INSERT INTO feed_accounts VALUES ('no-feed', 'no-account')");
        }),
      ),
    /its database is not whole/,
  ],
  "a link to a script": [
    (parts) =>
      writeParts(
        changeDatabase(parts, (file) =>
          file.exec(
            "UPDATE posts SET media = json_set(media, '$.permalink', 'javascript:alert(1)')",
          ),
        ),
      ),
    /holds something that Windowbox does not write/,
  ],
  "a feed with a path for its id": [
    (parts) =>
      writeParts(
        changeDatabase(parts, (file) => {
          file.exec("PRAGMA foreign_keys = OFF; DELETE FROM feed_accounts; DELETE FROM documents");
          file.exec("DELETE FROM renditions; UPDATE feeds SET id = '../x'");
        }),
      ),
    /holds something that Windowbox does not write/,
  ],
  "a picture's name with a path in it": [
    (parts) =>
      writeParts(
        changeDatabase(parts, (file) =>
          file.exec(
            "UPDATE posts SET files = json_set(files, '$.sizes.small.name', '../../secret.key')",
          ),
        ),
      ),
    /holds something that Windowbox does not write/,
  ],
  "a token that another key sealed": [
    (parts) =>
      writeParts(
        changeDatabase(parts, (file) => file.exec("UPDATE tokens SET sealed = randomblob(90)")),
      ),
    /a token in it was not sealed with its key/,
  ],
  "another key": [
    (parts) =>
      writeParts(replacePart(parts, ENTRIES.key, () => Buffer.from("another key altogether"))),
    /the key in it does not open its tokens/,
  ],
  "a key of a megabyte": [
    (parts) => writeParts(replacePart(parts, ENTRIES.key, () => Buffer.alloc(1_000_000, 65))),
    /secret\.key in it is too large/,
  ],
  "no key, though it says so": [
    (parts) => writeParts(parts.filter(({ name }) => name !== ENTRIES.key)),
    /what it says of its key is not what is in it/,
  ],
  "a member more in its manifest": [
    (parts) => writeParts(changeManifest(parts, { more: true })),
    /This is not a backup of Windowbox\./,
  ],
  "a newer format": [
    (parts) => writeParts(changeManifest(parts, { format: 2, version: "9.1.0" })),
    /was made by a newer Windowbox \(9\.1\.0\): update this one first/,
  ],
  "a newer schema": [
    (parts) => writeParts(changeManifest(parts, { schema: 9999, version: "9.1.0" })),
    /was made by a newer Windowbox \(9\.1\.0\): update this one first/,
  ],
  "a newer schema that its manifest hides": [
    (parts) => writeParts(changeDatabase(parts, (file) => file.exec("PRAGMA user_version = 9999"))),
    /was made by a newer Windowbox .*: update this one first/,
  ],
  "more in it than is unpacked": [
    (parts) => writeParts(add(parts, { name: named(HTML), bytes: Buffer.alloc(9_000_000) })),
    /are the most that is unpacked/,
  ],
};

/** Everything in the folder, by content. */
function fingerprint(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [path, sha256(readFileSync(path)).toString("hex")]),
  );
}

test(`none of ${Object.keys(HOSTILE).length} hostile backups is restored, and each time nothing is changed`, async () => {
  const made = await syncedInstance();
  const good = await backupOf(made);
  made.instance.close();
  await restoreInto(made.config, made.clock, good);
  const before = fingerprint(made.dataDir);
  const parts = await partsOf(good);
  for (const [name, [spoil, sentence]] of Object.entries(HOSTILE)) {
    const path = spoil(parts.map((part) => ({ ...part, bytes: Buffer.from(part.bytes) })));
    const answer = await restoreInto(made.config, made.clock, path, {
      mostBytes: MOST_BYTES,
    }).then(
      () => "restored",
      (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : "?"),
    );
    expect(answer, name).toMatch(/^BackupError: /);
    expect(answer, name).toMatch(sentence);
    expect(fingerprint(made.dataDir), name).toEqual(before);
  }
});
