import { expect, test } from "vitest";
import { exactTime } from "../../../server/pages/components/time.tsx";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../../server/time/clock.ts";
import { formatDay, relativeTime } from "../../../server/time/format-time.ts";

const NOW = Date.parse("2026-11-20T09:30:00Z");

test.each([
  [-30 * SECOND_MS, "just now"],
  [30 * SECOND_MS, "in less than a minute"],
  [-MINUTE_MS, "1 minute ago"],
  [55 * MINUTE_MS, "in 55 minutes"],
  [-HOUR_MS, "60 minutes ago"],
  [-47 * HOUR_MS, "47 hours ago"],
  [2 * DAY_MS, "in 2 days"],
  [-400 * DAY_MS, "400 days ago"],
])("%d ms from now is %j", (distance, words) => {
  expect(relativeTime(NOW + distance, NOW)).toBe(words);
});

test("names exact times with their zone", () => {
  expect(exactTime(NOW)).toBe("20 Nov 2026, 09:30 UTC");
  expect(formatDay(NOW)).toBe("20 November 2026");
});
