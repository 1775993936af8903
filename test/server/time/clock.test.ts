import { expect, test } from "vitest";
import { HOUR_MS, systemClock } from "../../../server/time/clock.ts";

test("a sleep is over after its time", async () => {
  await expect(systemClock.sleep(1)).resolves.toBeUndefined();
});

test("whoever is stopped does not sleep on, and it is no failure", async () => {
  const stopping = new AbortController();
  const asleep = systemClock.sleep(HOUR_MS, stopping.signal);
  stopping.abort();
  await expect(asleep).resolves.toBeUndefined();
  await expect(systemClock.sleep(HOUR_MS, stopping.signal)).resolves.toBeUndefined();
});
