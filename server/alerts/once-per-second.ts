import { type Clock, SECOND_MS } from "../time/clock.ts";

/** Looks at most once a second, however often it is asked: for what strangers may ask and takes a while. */
export function oncePerSecond<Answer>(look: () => Answer, clock: Pick<Clock, "now">): () => Answer {
  let last: { readonly at: number; readonly answer: Answer } | undefined;
  return () => {
    const now = clock.now();
    if (last === undefined || Math.abs(now - last.at) >= SECOND_MS)
      last = { at: now, answer: look() };
    return last.answer;
  };
}
