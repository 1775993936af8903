/** Keeps the last `most` results by key; the longest unused one is let go first. */
export class Shelf<T> {
  readonly #most: number;
  readonly #kept = new Map<string, Promise<T>>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The result kept under the key, or a new one. One that fails is not kept. */
  get(key: string, make: () => T | Promise<T>): Promise<T> {
    const kept = this.#kept.get(key) ?? Promise.resolve().then(make);
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    kept.catch(() => this.#kept.delete(key));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break;
      this.#kept.delete(oldest);
    }
    return kept;
  }
}
