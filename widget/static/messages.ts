import { locale as ar } from "../locales/ar.ts";
import { fileOf } from "../locales/choose-locale.ts";
import { locale as de } from "../locales/de.ts";
import { en } from "../locales/en.ts";
import { locale as es } from "../locales/es.ts";
import { locale as fr } from "../locales/fr.ts";
import { locale as he } from "../locales/he.ts";
import { locale as it } from "../locales/it.ts";
import { locale as ja } from "../locales/ja.ts";
import type { Locale, Translation } from "../locales/locale.ts";
import { locale as nl } from "../locales/nl.ts";
import { locale as pl } from "../locales/pl.ts";
import { locale as pt } from "../locales/pt.ts";
import { locale as ptLatnBR } from "../locales/pt-Latn-BR.ts";
import { locale as sv } from "../locales/sv.ts";
import { locale as tr } from "../locales/tr.ts";
import { locale as uk } from "../locales/uk.ts";
import { locale as zh } from "../locales/zh.ts";
import { locale as zhHant } from "../locales/zh-Hant.ts";

/** All of them: on the server nobody waits for a file. */
const TRANSLATIONS: Readonly<Record<string, Translation>> = {
  ar,
  de,
  es,
  fr,
  he,
  it,
  ja,
  nl,
  pl,
  "pt-Latn-BR": ptLatnBR,
  pt,
  sv,
  tr,
  uk,
  "zh-Hant": zhHant,
  zh,
};

/** The messages of the HTML renditions; English where the owner chose no language, or one that has no translation. */
export function messagesIn(tag: string | undefined): Locale {
  const translation = TRANSLATIONS[fileOf(tag ?? "") ?? ""];
  return translation ? { ...translation, language: tag ?? "en" } : en;
}
