/** Chance that can be repeated: the same seed gives the same numbers (mulberry32). */
export interface Random {
  readonly seed: number;
  /** 0 to below 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
}

/** Repeats the run whose seed `TEST_SEED` names; otherwise every run is another one. */
export function createRandom(seed = seedOfRun()): Random {
  let state = seed;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  return {
    seed,
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick(list) {
      const picked = list[Math.floor(next() * list.length)];
      if (picked === undefined) throw new Error("nothing to pick from");
      return picked;
    },
  };
}

function seedOfRun(): number {
  const wanted = process.env.TEST_SEED;
  return wanted === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(wanted);
}
