/** What bytes are kept in. */
export type ContentEncoding = "br" | "gzip" | "identity";

/** The smallest that the client takes. */
export function preferredEncoding(acceptEncoding: string): ContentEncoding {
  if (accepts(acceptEncoding, "br")) return "br";
  return accepts(acceptEncoding, "gzip") ? "gzip" : "identity";
}

/** `br;q=0` is a refusal (RFC 9110 §12.5.3). */
function accepts(acceptEncoding: string, encoding: ContentEncoding): boolean {
  if (!acceptEncoding.includes(encoding)) return false;
  return acceptEncoding.split(",").some((entry) => {
    const [name, ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
