import { en } from "../locales/en.ts";
import type { Locale } from "../locales/locale.ts";

export interface Language {
  /** BCP 47. */
  readonly tag: string;
  readonly words: Locale;
}

/** The words of the HTML forms; English where the owner chose no language. */
export function wordsIn(_tag: string | undefined): Language {
  return { tag: "en", words: en };
}
