/**
 * The address if it is an absolute http(s) one, else `undefined`: nothing else becomes a link or a picture.
 * No white space either, which would end the address inside `srcset`.
 */
export function safeUrl(value: unknown): string | undefined {
  return typeof value === "string" && /^https?:\/\/\S+$/i.test(value) ? value : undefined;
}

/** `undefined` for what is no address; `URL.canParse` is younger than the browsers that people have. */
export function parseUrl(value: string, base: string): URL | undefined {
  try {
    return new URL(value, base);
  } catch {
    return undefined;
  }
}
