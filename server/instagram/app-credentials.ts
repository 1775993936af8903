/*
 * What Meta gives an app, wherever it is entered: an id of about sixteen digits, and a secret of 32 hexadecimal ones.
 * Both are Meta's to change, so neither is held to its length.
 */

export const APP_ID = /^\d{5,30}$/;
export const APP_SECRET = /^[\w-]{16,128}$/;

/** As Meta gives them out today. */
export const USUAL_APP_SECRET = /^[0-9a-f]{32}$/i;
