/** Work that is begun again and again, and never while it is under way. */
export interface OnceAtATime {
  begin(): void;
  /** `undefined` while nothing is. */
  readonly underWay: Promise<void> | undefined;
}

/** @param work never rejects. */
export function onceAtATime(work: () => Promise<void>): OnceAtATime {
  let underWay: Promise<void> | undefined;
  return {
    begin() {
      underWay ??= work().finally(() => {
        underWay = undefined;
      });
    },
    get underWay() {
      return underWay;
    },
  };
}
