/** As short as the language writes it: 12K. */
export function writeCount(language: string, count: number): string {
  return new Intl.NumberFormat(language, { notation: "compact" }).format(count);
}
