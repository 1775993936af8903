import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isProcessAlive } from "../process/is-process-alive.ts";

const SCRATCH_NAME = /^\.windowbox-(\d+)-[0-9a-f]+$/;

/** Folders that this process works in right now. */
const inHand = new Set<string>();

/** Runs `work` with a folder of its own in `parent`, that nobody else can read and that is gone afterwards. */
export async function withScratchFolder<T>(
  parent: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const scratch = openScratchFolder(parent);
  try {
    return await work(scratch.path);
  } finally {
    scratch.remove();
  }
}

/** For work that goes on after a function's end. Clears away what killed processes left behind in `parent`. */
export function openScratchFolder(parent: string): { readonly path: string; remove(): void } {
  removeLeftovers(parent);
  const path = join(parent, `.windowbox-${process.pid}-${randomBytes(6).toString("hex")}`);
  mkdirSync(path, { mode: 0o700 });
  inHand.add(path);
  return {
    path,
    remove() {
      rmSync(path, { recursive: true, force: true });
      inHand.delete(path);
    },
  };
}

export function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const path = join(parent, name);
    const pid = Number(SCRATCH_NAME.exec(name)?.[1]);
    if (!pid || inHand.has(path) || (pid !== process.pid && isProcessAlive(pid))) continue;
    rmSync(path, { recursive: true, force: true });
  }
}
