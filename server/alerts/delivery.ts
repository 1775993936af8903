/** How an attempt to tell somebody ended; the sentence is for the owner, and holds no secret. */
export type Delivery =
  | { readonly kind: "sent" }
  | { readonly kind: "failed"; readonly sentence: string };

export const SENT: Delivery = { kind: "sent" };

export function failed(sentence: string): Delivery {
  return { kind: "failed", sentence };
}

/** What a stranger's server said, to be quoted: one line of what can be read, not too much of it; a page's source says nothing. */
export function quoted(text: string): string {
  const line = text
    .split(/[\r\n]/)[0]
    ?.replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim()
    .slice(0, 200);
  return line && !/^<(?:!doctype|html|\?xml|head)/i.test(line) ? `: “${line}”` : "";
}
