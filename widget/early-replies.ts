/** Shared by every copy of `embed.js` and `widget.js` on a page, so that none asks twice. */
const KEY = Symbol.for("windowbox.early-replies");

/** Requests for feed documents that `embed.js` began before the element's own script was there. */
export function earlyReplies(): Map<string, Promise<Response>> {
  const known: unknown = Reflect.get(globalThis, KEY);
  if (known instanceof Map) return known;
  const replies = new Map<string, Promise<Response>>();
  Reflect.set(globalThis, KEY, replies);
  return replies;
}
