import { expect, test } from "vitest";
import {
  createSignInThrottle,
  type SignInThrottle,
} from "../../../server/auth/sign-in-throttle.ts";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "../../../server/clock.ts";
import { openTestDatabase } from "../../support/database.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

const wrong = async () => false;
const right = async () => true;

function setUp() {
  const { signInFailures: failures } = openTestDatabase();
  const clock = createFakeClock();
  const throttle = createSignInThrottle({ failures, clock });
  return { clock, failures, throttle };
}

async function failTimes(throttle: SignInThrottle, address: string, times: number) {
  for (let time = 0; time < times; time += 1) {
    expect(await throttle.attempt(address, wrong)).toBe("invalid");
  }
}

test("lets five wrong passwords pass before anybody waits", async () => {
  const { throttle } = setUp();
  await failTimes(throttle, "192.0.2.1", 5);
  expect(await throttle.attempt("192.0.2.1", right)).toEqual({ retryAfterMs: SECOND_MS });
});

test("does not even look at a password that comes too early", async () => {
  const { throttle } = setUp();
  await failTimes(throttle, "192.0.2.1", 5);
  let looked = false;
  await throttle.attempt("192.0.2.1", async () => {
    looked = true;
    return true;
  });
  expect(looked).toBe(false);
});

test("doubles the wait with each further failure, up to fifteen minutes", async () => {
  const { clock, throttle } = setUp();
  await failTimes(throttle, "192.0.2.1", 5);
  const waits: number[] = [];
  for (let round = 0; round < 13; round += 1) {
    const outcome = await throttle.attempt("192.0.2.1", wrong);
    if (typeof outcome === "string") throw new Error("it should have to wait");
    waits.push(outcome.retryAfterMs / SECOND_MS);
    clock.advance(outcome.retryAfterMs);
    await failTimes(throttle, "192.0.2.1", 1);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
});

test("lets the right password in once the wait is over, and forgets the failures", async () => {
  const { clock, throttle } = setUp();
  await failTimes(throttle, "192.0.2.1", 5);
  clock.advance(SECOND_MS);
  expect(await throttle.attempt("192.0.2.1", right)).toBe("success");
  await failTimes(throttle, "192.0.2.1", 5);
});

test("makes nobody wait for another address's failures", async () => {
  const { throttle } = setUp();
  await failTimes(throttle, "192.0.2.1", 5);
  expect(await throttle.attempt("192.0.2.2", right)).toBe("success");
});

test("stops everybody after a hundred failures from anywhere, until the quarter of an hour is over", async () => {
  const { clock, throttle } = setUp();
  for (let guesser = 0; guesser < 100; guesser += 1) {
    await failTimes(throttle, `198.51.100.${guesser}`, 1);
  }
  expect(await throttle.attempt("192.0.2.1", right)).toEqual({ retryAfterMs: 15 * MINUTE_MS });
  clock.advance(15 * MINUTE_MS);
  expect(await throttle.attempt("192.0.2.1", right)).toBe("success");
});

test("forgives nothing through a restart", async () => {
  const { clock, failures, throttle } = setUp();
  await failTimes(throttle, "192.0.2.1", 5);
  const restarted = createSignInThrottle({ failures, clock });
  expect(await restarted.attempt("192.0.2.1", right)).toEqual({ retryAfterMs: SECOND_MS });
});

test("counts passwords that are still being looked at, so that many at once gain nothing", async () => {
  const { throttle } = setUp();
  const answers: ((value: boolean) => void)[] = [];
  const slow = () => new Promise<boolean>((resolve) => answers.push(resolve));
  const attempts = Array.from({ length: 50 }, () => throttle.attempt("192.0.2.1", slow));
  for (const answer of answers) answer(false);
  const outcomes = await Promise.all(attempts);
  expect(outcomes.filter((outcome) => outcome === "invalid")).toHaveLength(5);
  expect(outcomes.filter((outcome) => typeof outcome === "object")).toHaveLength(45);
});

test("counts passwords from many addresses that are still being looked at, so that the limit for all holds", async () => {
  const { throttle } = setUp();
  const answers: ((value: boolean) => void)[] = [];
  const slow = () => new Promise<boolean>((resolve) => answers.push(resolve));
  const attempts = Array.from({ length: 130 }, (_, guesser) =>
    throttle.attempt(`198.51.100.${guesser}`, slow),
  );
  expect(answers).toHaveLength(100);
  for (const answer of answers) answer(false);
  const outcomes = await Promise.all(attempts);
  expect(outcomes.filter((outcome) => outcome === "invalid")).toHaveLength(100);
  expect(outcomes.filter((outcome) => typeof outcome === "object")).toHaveLength(30);
});

test("counts a check that breaks as neither right nor wrong", async () => {
  const { throttle } = setUp();
  const broken = () => Promise.reject(new Error("disk full"));
  for (let time = 0; time < 6; time += 1) {
    await expect(throttle.attempt("192.0.2.1", broken)).rejects.toThrow("disk full");
  }
  expect(await throttle.attempt("192.0.2.1", right)).toBe("success");
});

test("waits no longer than a quarter of an hour however often it was guessed in a day", async () => {
  const { clock, failures, throttle } = setUp();
  for (let time = 0; time < 2000; time += 1) failures.note("192.0.2.1", 0, clock.now());
  clock.advance(DAY_MS);
  expect(await throttle.attempt("192.0.2.1", right)).toBe("success");
});
