import { randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import {
  createDatabase,
  type Database,
  migrateDatabase,
  SCHEMA_VERSION,
  schemaVersionOf,
} from "../db/database.ts";
import type { FileLock } from "../db/file-lock.ts";
import { openSqlite, type Sqlite } from "../db/sqlite.ts";
import { accessProblem, closeToOthers, makeDatabaseFile } from "../files/access.ts";
import { hasNoLinks } from "../files/weak-file-system.ts";
import { isStoredName } from "../media/media-store.ts";
import { ConfigurationError, errorCode, isDiskFull } from "../shared/errors.ts";
import { Secret } from "../shared/secret.ts";
import { createVault, deriveKey, type Vault } from "../tokens/vault.ts";
import { DATABASE_NAME, KEY_NAME, MEDIA_NAME, SERVED_COPY_NAME } from "./names.ts";
import { createPresence, openFolderLock, type Presence } from "./presence.ts";

/** What is opened before anything runs: the database, the key, the place for pictures. */
export interface DataFolder {
  readonly path: string;
  readonly db: Database;
  readonly vault: Vault;
  /** Signs the dashboard's cookies. */
  readonly signingKey: Buffer;
  readonly mediaDir: string;
  /** Ends with the database. */
  readonly presence: Presence;
  /** What every user of this machine may read because it could not be closed to them. */
  readonly openToOthers: readonly string[];
}

/** `serve`: as the one server that works on it. `beside`: as a command, with or without a server. */
export type DataFolderUse = "serve" | "beside";

const SHORTEST_KEY = 16;
/** Commands look whether a server is there, which takes the lock for a moment. */
const LONGEST_LOOK_MS = 250;
/** A restore replaces the database within a moment, once all who use it have let it go. */
const LONGEST_RESTORE_MS = 10_000;
/** What is sealed with the key, to know it by. */
export const KEY_CHECK = "key_check";

/**
 * Opens the data folder, making it on the first start. Throws a `ConfigurationError` and changes nothing
 * when the folder cannot be written, the key is not the one it was sealed with, or a server is in the way.
 */
export function openDataFolder(
  path: string,
  secretFromEnvironment: Secret | undefined,
  use: DataFolderUse = "beside",
): DataFolder {
  makeWritable(path);
  const problem = accessProblem(path) ?? mediaProblem(path);
  if (problem !== undefined) throw new ConfigurationError([problem]);
  const openToOthers = closeToOthers(path);
  const { presence, serving } = openLocksOrExplain(path);
  try {
    if (use === "serve") claim(serving, path);
    const isBesideServer = () => use === "beside" && serving.isTaken();
    const opened = openPresent(path, secretFromEnvironment, presence, isBesideServer);
    return { ...opened, db: closingAlso(opened.db, serving), openToOthers };
  } catch (error) {
    presence.close();
    serving.close();
    throw error;
  }
}

function closingAlso(db: Database, lock: FileLock): Database {
  return {
    ...db,
    close() {
      db.close();
      lock.close();
    },
  };
}

/** Before the database is opened: a second server may be of another version, or may have been started by mistake. */
function claim(serving: FileLock, path: string): void {
  if (serving.exclusive(LONGEST_LOOK_MS)) return;
  throw new ConfigurationError([
    `another Windowbox serves what is in ${path} already: stop that one first, or set another DATA_DIR`,
  ]);
}

function openPresent(
  path: string,
  secretFromEnvironment: Secret | undefined,
  presence: Presence,
  isBesideServer: () => boolean,
): Omit<DataFolder, "openToOthers"> {
  if (!presence.comeBack(LONGEST_RESTORE_MS)) {
    throw new ConfigurationError([
      `a backup is being restored into ${path}: try again when that is done`,
    ]);
  }
  refuseWithoutDatabase(path);
  const keyPath = join(path, KEY_NAME);
  makeDatabaseFile(join(path, DATABASE_NAME));
  const sqlite = openSqliteOrExplain(join(path, DATABASE_NAME), path);
  try {
    const check = readKeyCheck(sqlite);
    const secret = secretFromEnvironment ?? readKey(keyPath, check === undefined);
    const vault = secret && createVault(secret);
    if (!secret || !vault || (check && !opensKeyCheck(vault, check))) {
      throw new ConfigurationError([
        secretFromEnvironment
          ? `WINDOWBOX_SECRET is not the one that sealed the tokens in ${path}: set the earlier one again, or remove WINDOWBOX_SECRET to use ${keyPath}`
          : `the key in ${keyPath} is missing or is not the one that sealed the tokens in ${path}: put the file back, restore a backup that holds it (windowbox restore FILE), or set the earlier WINDOWBOX_SECRET`,
      ]);
    }
    if (schemaVersionOf(sqlite) < SCHEMA_VERSION && isBesideServer()) refuseBesideOlder(path);
    migrateDatabase(sqlite);
    const db = createDatabase({
      ...sqlite,
      close() {
        sqlite.close();
        presence.close();
      },
    });
    if (!check) db.namedValues.set(KEY_CHECK, sealKeyCheck(vault));
    return {
      path,
      db,
      vault,
      signingKey: deriveKey(secret, "windowbox sign"),
      mediaDir: join(path, MEDIA_NAME),
      presence,
    };
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** A server of an earlier version reads and writes the schema that it knows: it is not changed under its hands. */
function refuseBesideOlder(path: string): never {
  throw new ConfigurationError([
    `the server that works on ${path} is of an earlier Windowbox than this command: restart it first, then it brings the database to this version`,
  ]);
}

function makeWritable(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.W_OK);
  } catch {
    throw new ConfigurationError([
      `DATA_DIR ${path} cannot be written: make the folder writable for this user, or set DATA_DIR to one that is`,
    ]);
  }
}

function openLocksOrExplain(path: string) {
  try {
    return { presence: createPresence(path), serving: openFolderLock(path, "serving") };
  } catch (error) {
    const reason = openingFailureOf(error);
    throw new ConfigurationError([
      `DATA_DIR ${path} cannot be used${reason}: check the disk, and that all in it belongs to the user who runs Windowbox`,
    ]);
  }
}

/** Pictures may lie on another disk, which is not always there. */
function mediaProblem(path: string): string | undefined {
  const mediaDir = join(path, MEDIA_NAME);
  const found = statSync(mediaDir, { throwIfNoEntry: false });
  if (found?.isDirectory() || !lstatSync(mediaDir, { throwIfNoEntry: false })) return undefined;
  return found
    ? `${mediaDir} is a file and no folder: move it away, and the pictures are fetched again`
    : `${mediaDir} is a link to a place that is not there: mount that disk, or remove the link to have the pictures fetched again`;
}

/** What is there without the database that names it was somebody's: a new installation would sweep it away. */
function refuseWithoutDatabase(path: string): void {
  if (sizeOf(join(path, DATABASE_NAME)) > 0) return;
  const mediaDir = join(path, MEDIA_NAME);
  const pictures = existsSync(mediaDir) ? readdirSync(mediaDir).filter(isStoredName).length : 0;
  const hasCopy = sizeOf(join(path, SERVED_COPY_NAME)) > 0;
  if (pictures === 0 && !hasCopy) return;
  const left = pictures > 0 ? `${pictures} of its pictures are` : "the copy of its feeds is";
  throw new ConfigurationError([
    `${DATABASE_NAME} is missing in ${path}, while ${left} there: bring it back with windowbox restore FILE, or move the folder away to begin anew`,
  ]);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Throws what is to be said instead where it is neither the folder's fault nor the database's. */
function openingFailureOf(error: unknown): string {
  const code = errorCode(error);
  if (error instanceof Error && error.message.includes("bindings file")) {
    throw new ConfigurationError([
      "what reads the database was not made when Windowbox was installed: run npm ci again, without --ignore-scripts, and see what it says; nothing is wrong with the data folder",
    ]);
  }
  if (code === "ERR_DLOPEN_FAILED") {
    throw new ConfigurationError([
      `what reads the database was made for another Node.js than this one (${process.version}), or on another machine: run npm ci again with the Node.js that runs Windowbox; nothing is wrong with the data folder`,
    ]);
  }
  return code && ` (${code})`;
}

function openSqliteOrExplain(file: string, path: string) {
  try {
    return openSqlite(file);
  } catch (error) {
    const reason = openingFailureOf(error);
    if (isDiskFull(error)) {
      throw new ConfigurationError([`the disk with ${path} is full: free some space on it`], error);
    }
    throw new ConfigurationError(
      [
        `the database in ${path} cannot be opened${reason}: check the disk and the folder's owner, or restore your newest backup with windowbox restore FILE`,
      ],
      error,
    );
  }
}

/** The schema may not be there yet, and must not be touched before the key is known to be right. */
function readKeyCheck(sqlite: Sqlite): Buffer | undefined {
  const table = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'settings'").get();
  if (!table) return undefined;
  return sqlite
    .prepare<[string], Buffer>("SELECT value FROM settings WHERE name = ?")
    .pluck()
    .get(KEY_CHECK);
}

export function sealKeyCheck(vault: Vault): Buffer {
  return vault.sealText(KEY_CHECK, new Secret("windowbox"));
}

export function opensKeyCheck(vault: Vault, check: Buffer): boolean {
  try {
    return vault.openText(KEY_CHECK, check).reveal() === "windowbox";
  } catch {
    return false;
  }
}

function readKey(keyPath: string, mayMake: boolean): Secret | undefined {
  if (!existsSync(keyPath)) {
    if (!mayMake) return undefined;
    makeKey(keyPath);
  }
  return readKeyFile(keyPath);
}

/** `undefined` where it is missing or is none. */
export function readKeyFile(keyPath: string): Secret | undefined {
  if (!statSync(keyPath, { throwIfNoEntry: false })?.isFile()) return undefined;
  const key = readFileSync(keyPath, "utf8").trim();
  return key.length >= SHORTEST_KEY ? new Secret(key) : undefined;
}

function makeKey(keyPath: string): void {
  writeKeyFile(keyPath, new Secret(randomBytes(32).toString("base64url")));
}

/** Linked into place whole, unless one is there: two processes that start at once end up with one key. */
export function writeKeyFile(keyPath: string, key: Secret): void {
  const temporary = `${keyPath}.${process.pid}.tmp`;
  writeFileSync(temporary, `${key.reveal()}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(temporary, keyPath);
  } catch (error) {
    if (!existsSync(keyPath)) {
      if (!hasNoLinks(error)) throw error;
      writeFileSync(keyPath, `${key.reveal()}\n`, { flag: "wx", mode: 0o600, flush: true });
    }
  } finally {
    rmSync(temporary, { force: true });
  }
}
