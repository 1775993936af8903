import { withTimeout } from "../feed/with-timeout.ts";
import { en } from "./en.ts";
import type { Locale, Translation } from "./locale.ts";
import { LOCALES_VERSION } from "./version.ts";

/** The files there are, named as the full forms of their languages' tags begin; English is built in. */
const FILES = /^(ar|de|en|es|fr|he|it|ja|nl|pl|pt-Latn-BR|pt|sv|tr|uk|zh-Hant|zh)\b/;

/**
 * The language of an element: its own or an ancestor's `lang`, else the page's, else the first of the
 * visitor's that there are messages for. English where there are none, as dates go with the messages.
 */
export function languageOf(element: Element): string {
  const language = element.closest("[lang]")?.getAttribute("lang") || document.documentElement.lang;
  const tags = language ? [language] : navigator.languages;
  // Some write en_US.
  return tags.map((tag) => tag.replaceAll("_", "-")).find(fileOf) ?? "en";
}

/** The name of the file with a language's messages; `undefined` where there are none. */
export function fileOf(tag: string): string | undefined {
  try {
    return FILES.exec(`${new Intl.Locale(tag).maximize()}`)?.[0];
  } catch {
    // Some systems say en-US@posix.
    return undefined;
  }
}

/** Where the messages for a language are, seen from the element's script; nowhere for English. */
export function localePath(language: string): string | undefined {
  const file = fileOf(language);
  return file === "en" ? undefined : `locales/${file}.js?${LOCALES_VERSION}`;
}

/**
 * Hands over the messages for a language that `languageOf` chose: English, which is built in, at once, and also when
 * others do not come.
 */
export function loadLocale(language: string, use: (locale: Locale) => void): void {
  const path = localePath(language);
  if (!path) use({ ...en, language });
  else
    withTimeout<{ locale: Translation }>(import(/* @vite-ignore */ `./${path}`)).then(
      ({ locale }) => use({ ...en, ...locale, language }),
      () => use(en),
    );
}
