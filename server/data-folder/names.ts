/** What lies in a data folder, by name. */
export const DATABASE_NAME = "windowbox.db";
/** What visitors are served, once more. */
export const SERVED_COPY_NAME = "visitors.db";
export const KEY_NAME = "secret.key";
export const MEDIA_NAME = "media";
