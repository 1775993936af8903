import { z } from "zod";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "../../time/clock.ts";
import type { Usage } from "../types.ts";

/** Limits are counted over 24 hours, so a longer block is a broken header, not a wish. */
const MAX_BLOCK_MS = DAY_MS;

/** A share of a limit in percent, or minutes; more of either means no more. */
const MAX_SHARE = 100_000;

const share = z.coerce
  .number()
  .nonnegative()
  .transform((value) => Math.min(value, MAX_SHARE))
  .catch(0);
const usageEntry = z.object({
  call_count: share,
  total_cputime: share,
  total_time: share,
  estimated_time_to_regain_access: share,
});
const usageByAccount = z.record(z.string(), z.array(usageEntry));

type UsageEntry = z.infer<typeof usageEntry>;

/**
 * The largest percentage in `X-App-Usage` and `X-Business-Use-Case-Usage`, or `undefined` where an answer
 * has neither. One call may be listed under several ids; time to wait is given in minutes, and 0 means only
 * "not blocked now".
 */
export function readUsage(headers: Headers, now: number): Usage | undefined {
  const app = usageEntry.safeParse(readJsonHeader(headers, "x-app-usage"));
  const accounts = usageByAccount.safeParse(readJsonHeader(headers, "x-business-use-case-usage"));
  const entries: UsageEntry[] = [
    ...(app.success ? [app.data] : []),
    ...(accounts.success ? Object.values(accounts.data).flat() : []),
  ];
  if (entries.length === 0) return undefined;
  const percent = Math.max(
    ...entries.map((entry) => Math.max(entry.call_count, entry.total_cputime, entry.total_time)),
  );
  const minutes = Math.max(...entries.map((entry) => entry.estimated_time_to_regain_access));
  if (minutes === 0) return { percent };
  return { percent, regainAt: now + Math.min(minutes * MINUTE_MS, MAX_BLOCK_MS) };
}

/** `Retry-After` as an instant, in either of its forms (RFC 9110 §10.2.3), at most a day away. */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after")?.trim();
  if (!value) return undefined;
  const at = /^\d+$/.test(value) ? now + Number(value) * SECOND_MS : Date.parse(value);
  if (Number.isNaN(at) || at <= now) return undefined;
  return Math.min(at, now + MAX_BLOCK_MS);
}

function readJsonHeader(headers: Headers, name: string): unknown {
  const value = headers.get(name);
  if (!value) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
