import type { AttemptOutcome } from "../../auth/sign-in-throttle.ts";

/** Of a password that did not open anything. */
export function invalidPasswordSentence(outcome: Exclude<AttemptOutcome, "success">): string {
  if (outcome === "invalid") return "That password is not right.";
  return `Too many wrong passwords. Please try again in ${inWords(secondsOf(outcome))}.`;
}

/** For `Retry-After`. */
export function secondsOf({ retryAfterMs }: { readonly retryAfterMs: number }): number {
  return Math.max(1, Math.ceil(retryAfterMs / 1000));
}

function inWords(seconds: number): string {
  const [count, unit] = seconds < 60 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
