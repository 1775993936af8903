/** By language; making one costs more than a tile, and the script of a feed brings one for its own posts. */
export const dateFormats = new Map<string, Pick<Intl.DateTimeFormat, "format">>();

/** Empty for an instant that is none, and where the browser does not write any. */
export function formatDate(language: string, instant: string): string {
  try {
    const format =
      dateFormats.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: "long" });
    dateFormats.set(language, format);
    return format.format(Date.parse(instant));
  } catch {
    return "";
  }
}
