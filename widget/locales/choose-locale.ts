import { en } from "./en.ts";
import type { Locale } from "./locale.ts";

/** Fetched only where they are spoken: `de: async () => (await import("./de.ts")).de`. */
const LOCALES: Readonly<Record<string, () => Promise<Locale>>> = {};

/** The language of an element: its own or an ancestor's `lang`, else the page's, else the visitor's. */
export function languageOf(element: Element): string {
  const { documentElement } = document;
  const tagged = element.closest("[lang]") ?? documentElement;
  for (const tag of [tagged.getAttribute("lang"), documentElement.lang, navigator.language]) {
    try {
      // Some write en_US; some systems say en-US@posix, which no format would take.
      const [language] = Intl.getCanonicalLocales(tag?.replace("_", "-") || []);
      if (language) return language;
    } catch {
      // Not a language: the next one.
    }
  }
  return "en";
}

/** The words for a language; English where there are none or they do not come. */
export async function loadLocale(language: string): Promise<Locale> {
  try {
    return (await LOCALES[language.toLowerCase().split("-")[0] ?? ""]?.()) ?? en;
  } catch {
    return en;
  }
}
