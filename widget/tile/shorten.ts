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
    end = words.segment(line).containing(maxLength)?.index ?? end;
  }
  // A word that is too long by itself ends anywhere.
  return `${line.slice(0, end > 0 ? end : maxLength).trim()}…`;
}
