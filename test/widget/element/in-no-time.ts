/**
 * For a page, before anything else of it runs: as soon as something has come that the element waits for, the time has
 * passed that it waits at the most for everything else. A feed that is given up so comes by its second try.
 */
export function inNoTime(): void {
  const start = window.setTimeout.bind(window);
  const clear = window.clearTimeout.bind(window);
  const waits = new Map<number, () => void>();
  const giveUp = () => {
    for (const [timer, run] of waits) {
      clear(timer);
      waits.delete(timer);
      run();
    }
  };
  Object.assign(window, {
    setTimeout: (run: () => void, ms?: number) => {
      const timer = start(run, ms);
      if (ms === 12_000) waits.set(timer, run);
      return timer;
    },
    clearTimeout: (timer: number) => {
      clear(timer);
      if (waits.delete(timer)) start(giveUp);
    },
  });
}
