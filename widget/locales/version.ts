/** In what is built, a hash of all locales: who has kept an older file must not miss new words. */
export const LOCALES_VERSION = "source";
