/** For whoever made the page and looks why there is no feed. */
export function warnAuthor(said: unknown): void {
  console.warn("Windowbox:", said);
}
