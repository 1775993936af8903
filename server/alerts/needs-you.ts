/** `One thing needs you`, `3 things need you`. */
export function needsYou(count: number): string {
  return count === 1 ? "One thing needs you" : `${count} things need you`;
}
