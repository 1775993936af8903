/** Making a format costs more than a tile. */
const known = new Map<string, Intl.DateTimeFormat>();

/** Empty for an instant that is none. */
export function formatDate(language: string, instant: string): string {
  const at = Date.parse(instant);
  const format = known.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: "long" });
  known.set(language, format);
  return at ? format.format(at) : "";
}
