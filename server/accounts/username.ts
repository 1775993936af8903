/** A post's address names no account, though it looks like one's. */
const ADDRESS =
  /^(?:https?:\/\/)?(?:[a-z]+\.)?instagram\.com\/(?!(?:p|reel|reels|tv|stories|explore|accounts)(?:[/?#]|$))([^/?#]+)/i;

/** An account's name as people type or paste it, in small letters: `@Harbour.Bakery`, or the address of its page. */
export function readUsername(typed: string): string | undefined {
  // Chat programs put invisible signs around names.
  const text = typed.replace(/\p{Cf}/gu, "").trim();
  const part = ADDRESS.exec(text)?.[1] ?? text;
  // None ends with a point, as sentences do.
  return /^@?([\w.]{0,29}\w)\.*\/?$/.exec(part)?.[1]?.toLowerCase();
}
