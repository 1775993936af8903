interface Formats {
  readonly date: Intl.DateTimeFormat;
  readonly count: Intl.NumberFormat;
}

/** Making a format costs more than a tile. */
const known = new Map<string, Formats>();

/** Empty for an instant that is none. */
export function writeDate(language: string, instant: string): string {
  const at = Date.parse(instant);
  return at ? formats(language).date.format(at) : "";
}

export function writeCount(language: string, count: number): string {
  return formats(language).count.format(count);
}

function formats(language: string): Formats {
  let found = known.get(language);
  if (!found) {
    found = {
      date: new Intl.DateTimeFormat(language, { dateStyle: "long" }),
      count: new Intl.NumberFormat(language, { notation: "compact" }),
    };
    known.set(language, found);
  }
  return found;
}
