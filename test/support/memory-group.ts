import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const MB = 1_048_576;

/** Processes that have so much memory between them, and no more. */
export interface MemoryGroup {
  /** Of what was asked for, or of the whole machine where this user may make no cgroup. */
  readonly limit: string;
  readonly isLimited: boolean;
  /** The same program, started within it. */
  within(program: readonly [string, ...string[]]): [string, ...string[]];
  /** The most that there was at once, with the files that the kernel keeps in what is left over. */
  highestMb(): number;
  /** How many processes were killed because there was no more. */
  countKilled(): number;
  /** Once all of its processes have ended. */
  remove(): void;
}

/** A cgroup (version 1), where this user may make one. Linux only. */
export function createMemoryGroup(limitMb: number): MemoryGroup {
  const folder = `/sys/fs/cgroup/memory/windowbox-${process.pid}`;
  const file = (name: string) => join(folder, `memory.${name}`);
  try {
    mkdirSync(folder);
    writeFileSync(file("limit_in_bytes"), String(limitMb * MB));
  } catch {
    return {
      limit: "what there is: no cgroup could be made",
      isLimited: false,
      within: (program) => [...program],
      highestMb: () => Number.NaN,
      countKilled: () => 0,
      remove: () => {},
    };
  }
  return {
    limit: `${limitMb} MB, by a cgroup`,
    isLimited: true,
    within: (program) => [
      ...(["sh", "-c", `echo $$ > ${join(folder, "cgroup.procs")} && exec "$@"`, "sh"] as const),
      ...program,
    ],
    highestMb() {
      const highest = Number(readFileSync(file("max_usage_in_bytes"), "utf8")) / MB;
      writeFileSync(file("max_usage_in_bytes"), "0");
      return highest;
    },
    countKilled: () =>
      Number(/oom_kill (\d+)/.exec(readFileSync(file("oom_control"), "utf8"))?.[1] ?? 0),
    remove: () => rmdirSync(folder),
  };
}
