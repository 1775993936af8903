/** What a page's developer reads in the console of the browser: `Instafeed` is theirs to call, and says what is wrong. */

const told = new Set<string>();

/** Once on a page. */
export function tellOnce(sentence: string): void {
  if (told.has(sentence)) return;
  told.add(sentence);
  console.log(`Instafeed: ${sentence}`);
}

/** What a page that has no `error` callback of its own would never hear of. */
export function reportError(error: Error): void {
  console.error(error);
}

/** With `debug: true`. */
export function logStep(step: string, ...values: readonly unknown[]): void {
  console.log(`[Instafeed] [${step}]`, ...values);
}
