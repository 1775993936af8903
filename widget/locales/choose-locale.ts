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

/** A language and perhaps a region, in which no more than one script is written: nothing has to be looked up. */
const PLAIN = /^(?!pt|zh|iw)[a-z]{2}(-[A-Z]{2})?$/;

/**
 * The name of the file with a language's messages; `undefined` where there are none. Browsers take longer to find out
 * what a tag leaves out than to render all tiles, so they are only asked where that is in question.
 */
export function fileOf(tag: string): string | undefined {
  try {
    return FILES.exec(PLAIN.test(tag) ? tag : `${new Intl.Locale(tag).maximize()}`)?.[0];
  } catch {
    // Some systems say en-US@posix.
    return undefined;
  }
}
