/**
 * One line of at most so many characters, of whole words: cut between spaces, unless that would leave little, because
 * the script has none; a word that is too long by itself ends between what a reader sees as characters. Firefox below 125
 * has no segmenter to say where either end.
 */
export function shorten(text: string, maxLength: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= maxLength) return line;
  let end = line.lastIndexOf(" ", maxLength);
  // Segments are what is seen as one character unless words are asked for.
  for (const options of [{ granularity: "word" }, {}] as const) {
    if (end * 2 < maxLength && Intl.Segmenter) {
      const parts = new Intl.Segmenter([], options);
      // Megabytes need not be looked through for one end.
      end = parts.segment(line.slice(0, 2 * maxLength)).containing(maxLength)?.index ?? end;
    }
  }
  return `${line.slice(0, end > 0 ? end : maxLength).trim()}…`;
}
