import pLimit from "p-limit";

/** Work for accounts, so many at once, each account once; whoever is slow takes one place and no more. */
export interface Turns {
  /** Waits for a free place; where the account already has a turn, that one counts. Resolves when it is over. */
  take(accountId: string, work: () => Promise<void>): Promise<void>;
}

export function createTurns(atOnce: number): Turns {
  const limit = pLimit(atOnce);
  const taken = new Map<string, Promise<void>>();
  return {
    take(accountId, work) {
      const earlier = taken.get(accountId);
      if (earlier) return earlier;
      const turn = limit(work).finally(() => taken.delete(accountId));
      taken.set(accountId, turn);
      return turn;
    },
  };
}
