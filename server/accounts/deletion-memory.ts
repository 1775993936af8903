import { createHmac, randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Deletions } from "../db/deletions.ts";
import { syncsNoFolders } from "../files/weak-file-system.ts";

/** Beside the database, so that a restored database does not bring back what was deleted after it was copied. */
const FILE = "deletions.jsonl";

const head = z.object({ version: z.literal(1), salt: z.string().min(32) });

const rememberedDeletion = z.object({
  /** What was connected after this is not meant. */
  at: z.number(),
  cause: z.enum(["deauthorized", "data-deleted"]),
  /** Salted fingerprints of the ids by which Meta knows the person and the accounts. */
  ids: z.array(z.string()),
  /** As in the database, where the person looks it up. */
  code: z.string(),
  requestHash: z.string(),
});

type KeptDeletion = z.infer<typeof rememberedDeletion>;

/** With the ids themselves, which are written as fingerprints. */
export type RememberedDeletion = Omit<KeptDeletion, "ids"> & { readonly ids: readonly string[] };

/** Every deletion that Meta asked for, in a file that only grows. It names nobody. */
export interface DeletionMemory {
  /** On the disk when this returns. */
  add(deletion: RememberedDeletion): void;
  all(): readonly KeptDeletion[];
  /** As the ids in it are written. */
  fingerprint(id: string): string;
}

/** Opens the memory of a data folder; its file is made with the first deletion. */
export function openDeletionMemory(dataDir: string): DeletionMemory {
  const path = join(dataDir, FILE);
  // A power failure may leave the last line unfinished; what a reader does not understand is none.
  const [first = "", ...lines] = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
  const known = head.safeParse(parseLine(first)).data;
  // Not the server's key: a restored one may be another.
  const salt = known?.salt ?? randomBytes(32).toString("base64url");
  const deletions = lines.flatMap(
    (line) => rememberedDeletion.safeParse(parseLine(line)).data ?? [],
  );
  let isMade = known !== undefined;
  const fingerprint = (id: string) => createHmac("sha256", salt).update(id).digest("base64url");
  return {
    fingerprint,
    all: () => deletions,
    add(deletion) {
      const written = { ...deletion, ids: deletion.ids.map(fingerprint) };
      if (!isMade) makeFile(dataDir, path, salt);
      isMade = true;
      append(path, JSON.stringify(written));
      deletions.push(written);
    },
  };
}

/**
 * When the last of them was done: one under way, as after a kill, has accounts left that may still be copied anywhere.
 * One in the future was written under a wrong clock, and is not looked at before its time.
 */
export function lastDeletionAt(
  dataDir: string,
  { findByRequest }: Pick<Deletions, "findByRequest">,
  now: number,
): number | undefined {
  const past = openDeletionMemory(dataDir)
    .all()
    .flatMap(({ at, requestHash }) => {
      const known = findByRequest(requestHash);
      return known ? (known.finishedAt ?? []) : at;
    })
    .filter((at) => at <= now);
  return past.length > 0 ? Math.max(...past) : undefined;
}

/** Moved into place whole, and the folder synced, so that its name survives a power failure, too. */
function makeFile(dataDir: string, path: string, salt: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  const text = `${JSON.stringify({ version: 1, salt })}\n`;
  writeFileSync(temporary, text, { mode: 0o600, flush: true });
  try {
    // What is there without a readable head holds nothing that could be read.
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
  const folder = openSync(dataDir, "r");
  try {
    fsyncSync(folder);
  } catch (error) {
    if (!syncsNoFolders(error)) throw error;
  } finally {
    closeSync(folder);
  }
}

function append(path: string, line: string): void {
  const file = openSync(path, "a+", 0o600);
  try {
    // After an unfinished line a new one begins.
    const { size } = fstatSync(file);
    const last = Buffer.alloc(1);
    readSync(file, last, 0, 1, Math.max(0, size - 1));
    writeSync(file, `${last.toString() === "\n" ? "" : "\n"}${line}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
