const EXAMPLES = "such as de for German, pt-BR for Portuguese in Brazil, or el for Greek";

/**
 * The language of what an account writes, as its owner typed it: in its canonical form, `undefined` where nothing was
 * typed, or a sentence that says what is wrong.
 */
export function readPostsLanguage(
  typed: string,
): { readonly lang: string | undefined } | { readonly problem: string } {
  const text = typed.trim().replaceAll("_", "-");
  if (text === "") return { lang: undefined };
  const lang = canonical(text);
  if (lang === undefined) return { problem: `Write a language’s code, ${EXAMPLES}.` };
  if (languageName(lang) === undefined) {
    return { problem: `No language has the code ${lang}: write one ${EXAMPLES}.` };
  }
  return { lang };
}

/** In English; `undefined` for a code that no language has. */
export function languageName(lang: string): string | undefined {
  if (canonical(lang) === undefined) return undefined;
  const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  // Of three letters there are thousands, few of which have a name here. No language has more.
  const isRare = /^[a-z]{3}(?:-|$)/.test(lang);
  return names.of(lang) ?? (isRare ? lang : undefined);
}

function canonical(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}
