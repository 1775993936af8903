/** As long as the feed itself is waited for: who waits longer is gone. */
const TIMEOUT_MS = 12_000;

/** What was sent for; rejects where it neither comes nor fails, so that nobody waits for it forever. */
export function withDeadline<T>(file: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    file.then(resolve, reject);
    setTimeout(reject, TIMEOUT_MS);
  });
}
