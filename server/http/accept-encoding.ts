/** What bytes are kept in. */
export type ContentEncoding = "br" | "gzip" | "identity";

/** Browsers send one of a handful of headers, so what was understood once is remembered. */
const understood = new Map<string, ContentEncoding>();
const MOST_UNDERSTOOD = 100;

export function preferredEncoding(acceptEncoding: string): ContentEncoding {
  const known = understood.get(acceptEncoding);
  if (known) return known;
  const encoding = accepts(acceptEncoding, "br")
    ? "br"
    : accepts(acceptEncoding, "gzip")
      ? "gzip"
      : "identity";
  if (understood.size < MOST_UNDERSTOOD) understood.set(acceptEncoding, encoding);
  return encoding;
}

/** `br;q=0` is a refusal (RFC 9110 §12.5.3). */
function accepts(acceptEncoding: string, encoding: ContentEncoding): boolean {
  if (!acceptEncoding.includes(encoding)) return false;
  return acceptEncoding.split(",").some((entry) => {
    const [name, ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
