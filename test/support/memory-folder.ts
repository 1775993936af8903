import { accessSync, constants, statfsSync } from "node:fs";

/** What data folders and browsers' profiles of a whole run need at once, several times over. */
const ENOUGH_BYTES = 2_000_000_000;

/** Where Linux keeps files in memory. */
const FOLDER = "/dev/shm";

/**
 * What tests throw away is kept in memory, where the machine has a folder for that: the database waits for the disk
 * at every commit, and tests commit some ten thousand times while two browsers keep that disk busy.
 */
if (hasRoom()) process.env.TMPDIR = FOLDER;

function hasRoom(): boolean {
  try {
    accessSync(FOLDER, constants.W_OK);
    const { bavail, bsize } = statfsSync(FOLDER);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}
