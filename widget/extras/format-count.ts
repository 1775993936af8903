/** As short as the language writes it: 12K. */
export function formatCount(language: string, count: number): string {
  return new Intl.NumberFormat(language, { notation: "compact" }).format(count);
}
