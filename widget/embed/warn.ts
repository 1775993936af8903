/** For whoever made the page and looks why there is no feed. */
export function warn(said: unknown): void {
  console.warn("Windowbox:", said);
}
