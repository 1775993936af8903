/**
 * One line of at most so many characters, of whole words: cut between spaces, unless that would leave little, because
 * the script has none. Firefox below 125 has no segmenter to say where words end then.
 */
export function shorten(text: string, maxLength: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= maxLength) return line;
  let end = line.lastIndexOf(" ", maxLength);
  if (end * 2 < maxLength && Intl.Segmenter) {
    const words = new Intl.Segmenter([], { granularity: "word" });
    // Where the last one begins that does not fit.
    for (const { index } of words.segment(line.slice(0, maxLength + 1))) end = index;
  }
  // A word that is too long by itself ends anywhere.
  return `${line.slice(0, end > 1 ? end : maxLength).trim()}…`;
}
