import type { Account } from "../accounts.ts";
import { MINUTE_MS } from "../units.ts";
import { MetaError } from "./meta-error.ts";

interface Block {
  until: number;
  readonly minutes: number;
}

/** Accounts that have been asked about too often. Asking meanwhile starts the block anew. */
export class Throttle {
  readonly #blocks = new Map<Account, Block>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  block(account: Account, minutes: number): void {
    this.#blocks.set(account, { until: this.#now() + minutes * MINUTE_MS, minutes });
  }

  /** Throws 80002 while the account is blocked. */
  check(account: Account | undefined): void {
    const block = account && this.#blocks.get(account);
    if (!block || this.#now() >= block.until) return;
    block.until = this.#now() + block.minutes * MINUTE_MS;
    throw new MetaError(
      "There have been too many calls to this Instagram account. Wait a bit and try again.",
      { code: 80_002, status: 429 },
    );
  }

  /** Minutes until the account is free again, 0 when it is. */
  minutesLeft(account: Account | undefined): number {
    const block = account && this.#blocks.get(account);
    return block ? Math.max(0, Math.ceil((block.until - this.#now()) / MINUTE_MS)) : 0;
  }
}
