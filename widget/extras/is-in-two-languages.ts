import type { ViewModel } from "../element/view-model.ts";

/** Whether the feed says that what its account wrote is in another language than the words around it. */
export const isInTwoLanguages = ({ feed, strings }: ViewModel): boolean =>
  Boolean(feed?.lang) && languageIn(feed?.lang ?? "") !== languageIn(strings.language);

/** Voices are of languages: en-GB reads what is in en-US. */
const languageIn = (tag: string): string => tag.split("-", 1).join().toLowerCase();
