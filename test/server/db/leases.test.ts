import { expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "../../../server/time/clock.ts";
import { openTestDatabase } from "../../support/database.ts";
import { START } from "../../support/fake-clock.ts";
import { tempFolder } from "../../support/temp-folder.ts";

test("a lease that a clock wrote which has been set back since keeps nobody waiting, and a second does no harm", () => {
  const { leases } = openTestDatabase(tempFolder());
  const take = (holder: string, now: number) => leases.take("a", holder, now, now + MINUTE_MS);
  expect(take("one", START + 1000 * HOUR_MS)).toBe(true);
  expect(take("two", START)).toBe(true);
  expect(take("three", START - 1000)).toBe(false);
  expect(take("three", START + MINUTE_MS)).toBe(true);
});
