/** What lies in a data folder, by name. */
export const DATABASE_NAME = "windowbox.db";
export const KEY_NAME = "secret.key";
export const MEDIA_NAME = "media";
