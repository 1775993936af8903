/** What XML 1.0 (section 2.2) has no way to write, half a character included; no reader shows it either. */
const NOT_IN_XML = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text from Instagram, with nothing in it that a format cannot carry. */
export function plainText(text: string): string {
  return text.replace(NOT_IN_XML, "");
}
