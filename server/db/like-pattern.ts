/** For a `LIKE` whose escape is the backslash: whatever has `text` in it, letter by letter. */
export function likePattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
}
