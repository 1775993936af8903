/** Aborts after so long, or when `other` does; which of them it was, `timeout` tells. */
export function withTimeout(
  timeoutMs: number,
  other: AbortSignal | undefined,
): { readonly signal: AbortSignal; readonly timeout: AbortSignal } {
  const timeout = AbortSignal.timeout(timeoutMs);
  return { signal: other ? AbortSignal.any([timeout, other]) : timeout, timeout };
}
