/**
 * The address if it is an absolute http(s) one, else `undefined`: nothing else becomes a link or a picture.
 * No white space either, which would end the address inside `srcset`.
 */
export function safeUrl(value: unknown): string | undefined {
  return typeof value === "string" && /^https?:\/\/\S+$/i.test(value) ? value : undefined;
}
