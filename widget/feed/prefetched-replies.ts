/** Requests for feed documents that `embed.js` began before the element's own script was there. */
type EarlyReplies = Map<string, Promise<Response>>;

/** Where every copy of `embed.js` on a page leaves them, and every copy of the element looks. */
const PLACE = Symbol.for("windowbox");

export function leaveEarlyReplies(replies: EarlyReplies): void {
  Reflect.set(globalThis, PLACE, replies);
}

export function findEarlyReplies(): EarlyReplies | undefined {
  const replies: unknown = Reflect.get(globalThis, PLACE);
  return replies instanceof Map ? replies : undefined;
}
