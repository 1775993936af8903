/** The files there are, named as the full forms of their languages' tags begin; English is built in. */
const FILES = /^(ar|de|en|es|fr|he|it|ja|nl|pl|pt-Latn-BR|pt|sv|tr|uk|zh-Hant|zh)\b/;

/**
 * The language of an element: its own or an ancestor's `lang`, else the page's, else the first of the
 * visitor's that there are messages for. English where there are none, as dates go with the messages.
 */
export function languageOf(element: Element): string {
  const language = languageAround(element) || languageAround(null);
  const tags = language ? [language] : navigator.languages;
  // Some write en_US.
  return tags.map((tag) => tag.replaceAll("_", "-")).find(fileOf) ?? "en";
}

/** What the page says of the text there; empty where it says nothing. */
export function languageAround(element: Element | null): string {
  return (element?.closest<HTMLElement>("[lang]") ?? document.documentElement).lang;
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
