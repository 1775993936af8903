import { dateFormats, formatDate } from "../tile/format-date.ts";

/** The days of some posts, written out by the server, and the languages that they are written in. */
export interface BroughtDates {
  readonly languages: readonly string[];
  /** By their instants, as the posts have them. */
  readonly dates: Readonly<Record<string, string>>;
}

/** They need not be found out then, which takes a browser longer than all tiles. Other days still do. */
export function bringDates({ languages, dates }: BroughtDates): void {
  const known = new Map(Object.entries(dates).map(([instant, date]) => [+new Date(instant), date]));
  for (const language of languages) {
    const others = dateFormats.get(language);
    dateFormats.set(language, {
      format(at) {
        const date = known.get(Number(at)) ?? others?.format(at);
        if (date !== undefined) return date;
        // Throws for an instant that is none, as a browser's own does.
        const instant = new Date(Number(at)).toISOString();
        dateFormats.delete(language);
        return formatDate(language, instant);
      },
    });
  }
}
