import { messages as en } from "./en.ts";
import type { PublicMessages } from "./public-messages.ts";

/** The languages of the element. English is built in, the others are read when somebody first wants them. */
const TRANSLATIONS: Readonly<Record<string, () => Promise<{ readonly messages: PublicMessages }>>> =
  {
    ar: () => import("./ar.ts"),
    de: () => import("./de.ts"),
    es: () => import("./es.ts"),
    fr: () => import("./fr.ts"),
    he: () => import("./he.ts"),
    it: () => import("./it.ts"),
    ja: () => import("./ja.ts"),
    nl: () => import("./nl.ts"),
    pl: () => import("./pl.ts"),
    "pt-BR": () => import("./pt-BR.ts"),
    "pt-PT": () => import("./pt-PT.ts"),
    sv: () => import("./sv.ts"),
    tr: () => import("./tr.ts"),
    uk: () => import("./uk.ts"),
    zh: () => import("./zh.ts"),
    "zh-Hant": () => import("./zh-Hant.ts"),
  };

export const ENGLISH = "en";

export const LANGUAGES: readonly string[] = [ENGLISH, ...Object.keys(TRANSLATIONS)];

/** The language among these whose readers understand a tag: `de-AT`, `zh-TW`, `pt-AO`. Throws for what is no tag. */
export function closestLanguage(tag: string): string {
  const { language, script, region } = new Intl.Locale(tag.replaceAll("_", "-")).maximize();
  // Everywhere but in Brazil, Portuguese is written as in Portugal.
  if (language === "pt") return region === "BR" ? "pt-BR" : "pt-PT";
  return language === "zh" && script === "Hant" ? "zh-Hant" : language;
}

export async function loadMessages(language: string): Promise<PublicMessages> {
  try {
    return (await TRANSLATIONS[language]?.())?.messages ?? en;
  } catch {
    // An update has put other files in the place of this program's.
    return en;
  }
}
