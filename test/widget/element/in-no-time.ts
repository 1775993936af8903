/** For a page, before anything else of it runs: what the element waits for at the most has passed at once. */
export function inNoTime(): void {
  const timeout = window.setTimeout.bind(window);
  const hurried = (run: () => void, ms?: number) => timeout(run, ms === 12_000 ? 0 : ms);
  Object.assign(window, { setTimeout: hurried });
}
