import { baseAddress } from "../element/base-address.ts";
import { BUILD_VERSION } from "../element/build-version.ts";
import { withDeadline } from "../feed/with-deadline.ts";
import { fileOf } from "./choose-locale.ts";
import { en } from "./en.ts";
import type { Locale, Translation } from "./locale.ts";

/**
 * Hands over the messages for a language that `languageOf` chose: English, which is built in, at once, and also when
 * others do not come.
 */
export function loadLocale(language: string, use: (locale: Locale) => void): void {
  const file = fileOf(language);
  if (file === "en") use({ ...en, language });
  else
    withDeadline<{ locale: Translation }>(
      import(/* @vite-ignore */ `${baseAddress}assets/${file}-${BUILD_VERSION}.js`),
    ).then(
      ({ locale }) => use({ ...en, ...locale, language }),
      () => use(en),
    );
}
