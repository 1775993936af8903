/** By language; making one costs more than a tile, and the script of a feed brings one for its own posts. */
export const dateFormats = new Map<string, Pick<Intl.DateTimeFormat, "format">>();

/** Empty for an instant that is none. */
export function formatDate(language: string, instant: string): string {
  const at = Date.parse(instant);
  const format =
    dateFormats.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: "long" });
  dateFormats.set(language, format);
  return at ? format.format(at) : "";
}
