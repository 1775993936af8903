import { isProcessAlive } from "../process/is-process-alive.ts";
import { MINUTE_MS } from "../time/clock.ts";
import type { Leases } from "./leases.ts";

const LEASE_MS = 2 * MINUTE_MS;

/** Claims held by this process, as `name holder`: another life with the same process id is none of them. */
const heldHere = new Set<string>();

/** The claim on something that must not be done twice at once, across the server and the commands beside it. */
export interface ProcessLease {
  /** Takes or renews it; says whether it is now ours. */
  take(now: number): boolean;
  release(): void;
}

/** @param holder begins with the process id and `-`, so that a dead process's claim is known for one. */
export function createProcessLease(leases: Leases, name: string, holder: string): ProcessLease {
  function takeFromTheDead(now: number): void {
    const other = leases.holderOf(name, now);
    const pid = Number(/^(\d+)-/.exec(other ?? "")?.[1]);
    if (other === undefined || !pid) return;
    const lives = pid === process.pid ? heldHere.has(`${name} ${other}`) : isProcessAlive(pid);
    if (!lives) leases.release(name, other);
  }

  return {
    take(now) {
      const take = () => leases.take(name, holder, now, now + LEASE_MS);
      let isOurs = take();
      if (!isOurs) {
        takeFromTheDead(now);
        isOurs = take();
      }
      if (isOurs) heldHere.add(`${name} ${holder}`);
      return isOurs;
    },
    release() {
      heldHere.delete(`${name} ${holder}`);
      leases.release(name, holder);
    },
  };
}
