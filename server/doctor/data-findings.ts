import { randomBytes } from "node:crypto";
import { open, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { DATABASE_NAME, KEY_NAME } from "../data-folder/names.ts";
import type { Database } from "../db/database.ts";
import { accessProblem, isOpenToOthers } from "../files/access.ts";
import { freeBytes } from "../files/disk-space.ts";
import { errorCode, OwnerError } from "../shared/errors.ts";
import { formatBytes, MB } from "../shared/format-bytes.ts";
import { bad, type Finding, ok, warn } from "./finding.ts";

export interface DataDeps {
  readonly db: Database;
  readonly dataDir: string;
  readonly secretFromEnvironment: boolean;
  /** Bytes that stay free. */
  readonly diskReserve: number;
  /** Throws an `OwnerError` where no picture could be opened. */
  readonly checkPictures: () => Promise<void>;
  /** Of pictures and videos: how many are named, and how many of these are not there. */
  readonly countFiles: () => Promise<{ readonly named: number; readonly missing: number }>;
}

const LITTLE_BYTES = 1000 * MB;

export const DISK_FINDING = "Disk";

/** The folder, its disk, the database and the key. */
export function examineData(deps: DataDeps): Promise<Finding[]> {
  const { dataDir } = deps;
  return Promise.all([
    tryFinding("Data folder", `${dataDir} cannot be written`, (name) =>
      examineFolder(name, dataDir),
    ),
    tryFinding(DISK_FINDING, "Its free space cannot be told", (name) => examineDisk(name, deps)),
    tryFinding("Database", "Its file cannot be read", (name) => examineDatabase(name, deps)),
    tryFinding("Pictures", "Their folder cannot be read", (name) => examineFiles(name, deps)),
    tryFinding("Opening pictures", "It could not be tried", (name) => examineOpening(name, deps)),
    tryFinding("Key", "Its file cannot be read", (name) => examineKey(name, deps)),
  ]);
}

async function tryFinding(
  name: string,
  failure: string,
  look: (name: string) => Promise<Finding>,
): Promise<Finding> {
  try {
    return await look(name);
  } catch (error) {
    const code = errorCode(error) || "unknown reason";
    return bad(
      name,
      `${failure} (${code}).`,
      "Check that the disk is there and not full, and that the folder belongs to the user who runs Windowbox.",
    );
  }
}

/** Tries it: permissions may allow what a full or read-only disk does not. */
async function examineFolder(name: string, dataDir: string): Promise<Finding> {
  const problem = accessProblem(dataDir);
  if (problem !== undefined) return bad(name, `${problem}.`);
  const path = join(dataDir, `.doctor-${randomBytes(6).toString("hex")}`);
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile("written by windowbox doctor\n");
    await file.sync();
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
  if (isOpenToOthers(dataDir)) {
    const todo = `Run: chmod 700 ${dataDir}`;
    return warn(name, "Every user of this machine may look into it.", todo);
  }
  return ok(name, `${dataDir} can be written.`);
}

async function examineDisk(name: string, deps: DataDeps): Promise<Finding> {
  const { dataDir, diskReserve } = deps;
  const free = await freeBytes(dataDir);
  const sentence = `${formatBytes(free)} are free.`;
  if (free >= Math.max(LITTLE_BYTES, 2 * diskReserve)) return ok(name, sentence);
  const todo =
    "Make room, or keep fewer posts with MAX_POSTS. Without room, feeds stay as they are, but get no new posts.";
  return free >= diskReserve
    ? warn(name, `Only ${sentence}`, todo)
    : bad(name, `Only ${sentence}`, todo);
}

async function examineDatabase(name: string, { db, dataDir }: DataDeps): Promise<Finding> {
  const [problem] = db.problems();
  if (problem === undefined) {
    // What is said of the file is true of the file, too, not only of what lies beside it.
    db.checkpoint();
    const { size } = await stat(join(dataDir, DATABASE_NAME));
    return ok(name, `It is whole (${formatBytes(size)}).`);
  }
  return bad(
    name,
    "Its file is damaged.",
    "Restore your newest backup: npx windowbox restore FILE. Without a backup, stop the server, move the data folder away and connect the accounts again.",
  );
}

async function examineFiles(name: string, { countFiles }: DataDeps): Promise<Finding> {
  const { named, missing } = await countFiles();
  if (missing === 0) return ok(name, `All ${named} files of pictures and videos are there.`);
  return warn(
    name,
    `${missing} of ${named} files of pictures and videos are missing on the disk.`,
    "The server fetches them again within the hour. If they go missing again, look for what deletes files in the data folder.",
  );
}

async function examineOpening(name: string, { checkPictures }: DataDeps): Promise<Finding> {
  try {
    await checkPictures();
    return ok(name, "New pictures can be opened and made smaller.");
  } catch (error) {
    if (error instanceof OwnerError) return bad(name, error.message);
    throw error;
  }
}

async function examineKey(name: string, deps: DataDeps): Promise<Finding> {
  if (deps.secretFromEnvironment) {
    return ok(name, "WINDOWBOX_SECRET opens what is stored. It is in no backup: keep its value.");
  }
  const path = join(deps.dataDir, KEY_NAME);
  const { mode } = await stat(path);
  // Windows knows no such modes.
  if (process.platform !== "win32" && (mode & 0o077) !== 0) {
    return warn(name, "Other users of this machine may read it.", `Run: chmod 600 ${path}`);
  }
  return ok(name, `${path} opens what is stored. npx windowbox backup takes it along.`);
}
