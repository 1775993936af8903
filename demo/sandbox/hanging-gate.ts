/** Lets hanging answers go. */
export interface HangingGate {
  readonly released: Promise<void>;
  release(): void;
}

export function createGate(): HangingGate {
  let open = () => {};
  let released = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    get released() {
      return released;
    },
    release() {
      open();
      released = new Promise<void>((resolve) => {
        open = resolve;
      });
    },
  };
}
