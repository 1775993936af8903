import { rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { IncidentKind } from "../alerts/kinds.ts";
import { DATABASE_NAME } from "../data-folder/names.ts";
import { isDamage, isDiskFull } from "../shared/errors.ts";

/** Why the database cannot be opened, while visitors can be served what was copied of it. */
export interface ClosedDatabase {
  readonly kind: Extract<IncidentKind, "database-damaged" | "disk-low">;
  /** Where the copy can be used. */
  readonly copyIn: "disk" | "memory";
  /** For the log, and for the owner. */
  readonly sentence: string;
  /** For whoever asks for anything else than visitors do. */
  readonly message: string;
  /** Asked again and again: whether it is worth while to try to open it. */
  watch(dataDir: string): () => boolean;
}

const DAMAGED: ClosedDatabase = {
  kind: "database-damaged",
  copyIn: "disk",
  sentence:
    "The database is damaged and cannot be opened: visitors are served the last copy of their feeds, and nothing else works. Put your newest backup back with windowbox restore FILE; this server goes on by itself then.",
  message:
    "The database is damaged, so nothing can be changed here until a backup was put in its place.",
  watch(dataDir) {
    const path = join(dataDir, DATABASE_NAME);
    const damaged = fileFingerprint(path);
    return () => ![damaged, ""].includes(fileFingerprint(path));
  },
};

const FULL: ClosedDatabase = {
  kind: "disk-low",
  copyIn: "memory",
  sentence:
    "The disk is full, so the database cannot be opened: visitors are served the last copy of their feeds, and nothing else works. Free some space on it; this server goes on by itself then.",
  message: "The disk is full, so nothing works here but what visitors see: free some space on it.",
  watch: (dataDir) => () => hasRoom(dataDir),
};

/** `undefined` for anything else that keeps a server from starting. */
export function whyClosed(error: unknown): ClosedDatabase | undefined {
  if (isDamage(error)) return DAMAGED;
  return isDiskFull(error) ? FULL : undefined;
}

/** Another one once another file is there. */
function fileFingerprint(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.ino} ${found.size} ${found.mtimeMs}` : "";
}

/** What SQLite keeps beside a file takes 32 kB at first, and something has to be written, too. */
const ROOM_BYTES = 256 * 1024;

/** Tried and not asked for: a quota's end is in no count of free blocks. */
function hasRoom(dataDir: string): boolean {
  const path = join(dataDir, ".room");
  try {
    writeFileSync(path, Buffer.alloc(ROOM_BYTES));
    return true;
  } catch {
    return false;
  } finally {
    rmSync(path, { force: true });
  }
}
