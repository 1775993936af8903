import { expect, test } from "vitest";
import { PublishSchedule } from "../../../server/publishing/publish-schedule.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../server/time/clock.ts";

const START = Date.UTC(2026, 4, 4);

function setUp() {
  const state = { version: 1, deletionAt: undefined as number | undefined, fingerprint: "a" };
  const schedule = new PublishSchedule({
    version: () => state.version,
    lastDeletionAt: () => state.deletionAt,
    fingerprint: () => state.fingerprint,
  });
  return {
    state,
    schedule,
    isDue: (after: number) => schedule.takeDue(START + after) !== undefined,
    /** Publishes once, without trouble. */
    publish(after: number) {
      const due = schedule.takeDue(START + after);
      if (due) schedule.noteEnd(due);
      schedule.noteSuccess();
    },
  };
}

test("a first look publishes and verifies; then only what changed is published", () => {
  const { state, schedule, isDue, publish } = setUp();
  expect(schedule.takeDue(START)).toMatchObject({ verify: true });
  publish(0);
  expect(isDue(MINUTE_MS)).toBe(false);
  state.version += 1;
  // Something changed that no visitor sees.
  expect(isDue(2 * MINUTE_MS)).toBe(false);
  state.version += 1;
  state.fingerprint = "b";
  expect(schedule.takeDue(START + 3 * MINUTE_MS)).toMatchObject({ verify: false });
});

test("what others took away is looked for once a day, and after a clock was set back", () => {
  const { isDue, publish } = setUp();
  publish(0);
  expect(isDue(DAY_MS - 1)).toBe(false);
  expect(isDue(DAY_MS)).toBe(true);
  expect(isDue(-1)).toBe(true);
});

test("what caches needed until then is deleted on time", () => {
  const { schedule, isDue, publish } = setUp();
  publish(0);
  schedule.noteNextDeletion(START + HOUR_MS);
  expect(isDue(HOUR_MS - 1)).toBe(false);
  expect(isDue(HOUR_MS)).toBe(true);
});

test("a failure is tried again ever later, within the hour; sooner while somebody's data is owed", () => {
  const { state, schedule, isDue, publish } = setUp();
  publish(0);
  const waits = Array.from({ length: 8 }, () => {
    expect(schedule.noteFailure(START, false)).toBeGreaterThan(0);
    return [1, 2, 4, 8, 16, 32, 60].find((minutes) => isDue(minutes * MINUTE_MS));
  });
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  schedule.noteFailure(START, true);
  expect(isDue(5 * MINUTE_MS - 1)).toBe(false);
  // A deletion that was not tried yet does not wait at all.
  state.version += 1;
  state.deletionAt = START + 1;
  expect(isDue(2)).toBe(true);
  expect(isDue(3)).toBe(false);
});
