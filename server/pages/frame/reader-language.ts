import type { Context, MiddlewareHandler } from "hono";
import { languageDetector } from "hono/language";
import { messages as english } from "../locales/en.ts";
import { closestLanguage, ENGLISH, LANGUAGES, loadMessages } from "../locales/languages.ts";
import type { PublicMessages } from "../locales/public-messages.ts";

/** What a page is said in. */
export interface Reader {
  /** BCP 47. */
  readonly language: string;
  readonly messages: PublicMessages;
}

declare module "hono" {
  interface ContextVariableMap {
    reader?: Reader;
  }
}

const detectLanguage = languageDetector({
  supportedLanguages: [...LANGUAGES],
  fallbackLanguage: ENGLISH,
  order: ["querystring", "header"],
  // Nothing is stored in anybody's browser.
  caches: false,
  convertDetectedLanguage: closestLanguage,
});

/** Pages for strangers: in the first language of the reader's browser that there is, or in the one of `?lang`. */
export const speakReadersLanguage: MiddlewareHandler = (c, next) =>
  detectLanguage(c, async () => {
    const language = c.get("language");
    c.set("reader", { language, messages: await loadMessages(language) });
    await next();
    c.header("Vary", "Accept-Language", { append: true });
    c.header("Content-Language", language);
  });

/** English where nobody asked what the reader speaks. */
export function readerOf(c: Context): Reader {
  return c.get("reader") ?? { language: ENGLISH, messages: english };
}
