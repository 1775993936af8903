import { randomBytes } from "node:crypto";
import { open, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../db/database.ts";
import { bad, type Finding, ok, warn } from "./finding.ts";

export interface DataDeps {
  readonly db: Database;
  readonly dataDir: string;
  readonly secretFromEnvironment: boolean;
}

const MB = 1_000_000;
const LITTLE_BYTES = 1000 * MB;
const TOO_LITTLE_BYTES = 100 * MB;

/** The folder, its disk, the database and the key. */
export async function examineData(deps: DataDeps): Promise<Finding[]> {
  return [
    await examineFolder(deps.dataDir),
    await examineDisk(deps.dataDir),
    await examineDatabase(deps),
    await examineKey(deps),
  ];
}

/** Tries it: permissions may allow what a full or read-only disk does not. */
async function examineFolder(dataDir: string): Promise<Finding> {
  const name = "Data folder";
  const path = join(dataDir, `.doctor-${randomBytes(6).toString("hex")}`);
  try {
    const file = await open(path, "wx", 0o600);
    try {
      await file.writeFile("written by windowbox doctor\n");
      await file.sync();
    } finally {
      await file.close();
      await rm(path, { force: true });
    }
    return ok(name, `${dataDir} can be written.`);
  } catch (error) {
    return bad(
      name,
      `${dataDir} cannot be written (${codeOf(error)}).`,
      "Check that the disk is not full, and that the folder belongs to the user who runs Windowbox.",
    );
  }
}

async function examineDisk(dataDir: string): Promise<Finding> {
  const name = "Disk";
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const sentence = `${inBytes(free)} are free.`;
  if (free >= LITTLE_BYTES) return ok(name, sentence);
  const todo =
    "Make room, or keep fewer posts with MAX_POSTS. Without room, feeds stay as they are, but get no new posts.";
  return free >= TOO_LITTLE_BYTES
    ? warn(name, `Only ${sentence}`, todo)
    : bad(name, `Only ${sentence}`, todo);
}

async function examineDatabase({ db, dataDir }: DataDeps): Promise<Finding> {
  const name = "Database";
  const { size } = await stat(join(dataDir, "windowbox.db"));
  const [problem] = db.problems();
  if (problem === undefined) return ok(name, `It is whole (${inBytes(size)}).`);
  return bad(
    name,
    "Its file is damaged.",
    "Stop the server and put windowbox.db back from your backup, without windowbox.db-wal and windowbox.db-shm. Without a backup, move the data folder away and connect the accounts again.",
  );
}

async function examineKey(deps: DataDeps): Promise<Finding> {
  const name = "Key";
  const backUp = "Keep a copy of it apart from the backup of the data folder.";
  if (deps.secretFromEnvironment) {
    return ok(name, `WINDOWBOX_SECRET opens what is stored. ${backUp}`);
  }
  const path = join(deps.dataDir, "secret.key");
  const { mode } = await stat(path);
  // Windows knows no such modes.
  if (process.platform !== "win32" && (mode & 0o077) !== 0) {
    return warn(name, "Other users of this machine may read it.", `Run: chmod 600 ${path}`);
  }
  return ok(name, `${path} opens what is stored. ${backUp}`);
}

function inBytes(bytes: number): string {
  if (bytes >= 1000 * MB) return `${(bytes / (1000 * MB)).toFixed(1)} GB`;
  return bytes >= MB ? `${(bytes / MB).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} kB`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "for an unknown reason";
}
