/** Requests for feed documents that `embed.js` began before the element's own script was there. */
type PrefetchedReplies = Map<string, Promise<Response>>;

/** Where every copy of `embed.js` on a page leaves them, and every copy of the element looks. */
const KEY = Symbol.for("windowbox");

export function storePrefetched(replies: PrefetchedReplies): void {
  Reflect.set(globalThis, KEY, replies);
}

export function findPrefetched(): PrefetchedReplies | undefined {
  const replies: unknown = Reflect.get(globalThis, KEY);
  return replies instanceof Map ? replies : undefined;
}

/** One request for each reply: whoever takes it is the only one to read its body. */
export function takePrefetched(url: string): Promise<Response> | undefined {
  const replies = findPrefetched();
  const reply = replies?.get(url);
  replies?.delete(url);
  return reply;
}
