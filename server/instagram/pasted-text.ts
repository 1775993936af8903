import { InstagramError } from "./errors/instagram-error.ts";

/**
 * Cannot be seen, and comes along from pages, mails and chats: format and control characters, half of UTF-16 read
 * as UTF-8, variation selectors. What is white space stays.
 */
const INVISIBLE = /(?!\s)[\p{Cf}\p{Cc}\p{Variation_Selector}\ufffd]|\ufeff/gu;
const QUOTES = /^[\s"'`“”„‘’‚«»‹›<>(){}[\],;]+|[\s"'`“”„‘’‚«»‹›<>(){}[\],;]+$/gu;
/** What stands for the part that is not shown. */
const ELIDED = /…|\.{3}|\*{3}|[•●∙]{2}/u;

/** More is no token, and nothing that is searched for one. */
const MAX_LENGTH = 10_000;
const TOKEN_PARAMETER = /access_?token["'`“”]?\s*[:=]\s*["'`“”]*([\w.~|%-]+)/giu;
const BEARER = /\bbearer[\s:]+["'`“”]*([\w.~|%-]+)/giu;
/** Seen on tokens, promised nowhere; only for finding one among other words. */
const TOKEN_IN_PROSE = /\b((?:IG[A-Z]{1,2}|EAA)[\w-]{40,})/gu;
const LABEL = /^[\p{L}\d\s_.-]*[:=]\s*/u;
const SIGN_IN_CODE = /[?&#]code=|^AQ[\w-]{80,}(#_)?$/;

/** An app's id or secret without its label, quotes, line breaks and what cannot be seen. */
export function unwrapPasted(text: string): string {
  return unquote(joinLines(visible(text)));
}

/**
 * The token in what an owner pasted: alone, in a header, an address, an answer of Instagram's, a line of settings or a
 * sentence. Throws an `InstagramError` where it is plainly something else.
 */
export function findPastedToken(text: string): string {
  if (ELIDED.test(text)) throw new InstagramError("token-shortened", { interactive: true });
  const plain = joinLines(visible(text));
  const [found, ...others] = new Set(tokensIn(plain));
  if (others.length > 0) throw new InstagramError("several-tokens", { interactive: true });
  if (found !== undefined) return found;
  if (SIGN_IN_CODE.test(plain.trim())) {
    throw new InstagramError("code-not-token", { interactive: true });
  }
  return unquote(plain).replace(/\s+/g, "");
}

function tokensIn(plain: string): string[] {
  for (const pattern of [TOKEN_PARAMETER, BEARER, TOKEN_IN_PROSE]) {
    const tokens = [...plain.matchAll(pattern)].flatMap(([, token]) => token ?? []);
    if (tokens.length > 0) return tokens.map(decodeIfEncoded);
  }
  return [];
}

function visible(text: string): string {
  // NFKC: what a Japanese keyboard types at full width means the same letters.
  return text.slice(0, MAX_LENGTH).replace(INVISIBLE, "").normalize("NFKC");
}

function unquote(plain: string): string {
  return plain.replace(QUOTES, "").replace(LABEL, "").replace(QUOTES, "");
}

/** Terminals and mails break long words; a line that has a name of its own begins anew. */
function joinLines(text: string): string {
  return text.trim().replace(/\s*[\r\n]+\s*(?![\w-]+\s*[:=])/g, "");
}

function decodeIfEncoded(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}
