import { expect, test } from "vitest";
import {
  type Attempter,
  createSignInThrottle,
  type SignInThrottle,
} from "../../../server/auth/sign-in-throttle.ts";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "../../../server/time/clock.ts";
import { openTestDatabase } from "../../support/database.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

const wrong = async () => false;
const right = async () => true;

const nobody = () => {};
const stranger = (key: string): Attempter => ({ key, isKnown: false });
const known = (key: string): Attempter => ({ key, isKnown: true });

function setUp(changes: Partial<Parameters<typeof createSignInThrottle>[0]> = {}) {
  const db = openTestDatabase();
  const clock = createFakeClock();
  const throttle = createSignInThrottle({ db, clock, onUnstored: nobody, ...changes });
  return { clock, db, throttle };
}

async function failTimes(throttle: SignInThrottle, address: string, times: number) {
  for (let time = 0; time < times; time += 1) {
    expect(await throttle.attempt(stranger(address), wrong)).toBe("invalid");
  }
}

test("lets five wrong passwords pass before anybody waits", async () => {
  const { throttle } = setUp();
  await failTimes(throttle, "192.0.2.1", 5);
  expect(await throttle.attempt(stranger("192.0.2.1"), right)).toEqual({ retryAfterMs: SECOND_MS });
});

test("does not even look at a password that comes too early", async () => {
  const { throttle } = setUp();
  await failTimes(throttle, "192.0.2.1", 5);
  let looked = false;
  await throttle.attempt(stranger("192.0.2.1"), async () => {
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
    const outcome = await throttle.attempt(stranger("192.0.2.1"), wrong);
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
  expect(await throttle.attempt(stranger("192.0.2.1"), right)).toBe("success");
  await failTimes(throttle, "192.0.2.1", 5);
});

test("makes nobody wait for another address's failures", async () => {
  const { throttle } = setUp();
  await failTimes(throttle, "192.0.2.1", 5);
  expect(await throttle.attempt(stranger("192.0.2.2"), right)).toBe("success");
});

test("stops everybody after a hundred failures from anywhere, until the quarter of an hour is over", async () => {
  const { clock, throttle } = setUp();
  for (let guesser = 0; guesser < 100; guesser += 1) {
    await failTimes(throttle, `198.51.100.${guesser}`, 1);
  }
  expect(await throttle.attempt(stranger("192.0.2.1"), right)).toEqual({
    retryAfterMs: 15 * MINUTE_MS,
  });
  clock.advance(15 * MINUTE_MS);
  expect(await throttle.attempt(stranger("192.0.2.1"), right)).toBe("success");
});

test("keeps nobody out who signed in before, whatever strangers guess", async () => {
  const { throttle } = setUp();
  for (let guesser = 0; guesser < 100; guesser += 1) {
    await failTimes(throttle, `198.51.100.${guesser}`, 1);
  }
  expect(await throttle.attempt(stranger("192.0.2.1"), right)).toHaveProperty("retryAfterMs");
  expect(await throttle.attempt(known("browser 1"), right)).toBe("success");
});

test("counts the failures of who signed in before for themselves, and not among strangers'", async () => {
  const { throttle } = setUp();
  for (let browser = 0; browser < 101; browser += 1) {
    expect(await throttle.attempt(known(`browser ${browser}`), wrong)).toBe("invalid");
  }
  for (let time = 0; time < 4; time += 1) await throttle.attempt(known("browser 1"), wrong);
  expect(await throttle.attempt(known("browser 1"), right)).toEqual({ retryAfterMs: SECOND_MS });
  expect(await throttle.attempt(stranger("192.0.2.1"), right)).toBe("success");
});

test("goes on counting when failures cannot be stored, and says so", async () => {
  const { signInFailures } = openTestDatabase();
  const unstored: unknown[] = [];
  const { throttle } = setUp({
    db: { signInFailures, write: () => Promise.reject(new Error("disk full")) },
    onUnstored: (error) => void unstored.push(error),
  });
  await failTimes(throttle, "192.0.2.1", 5);
  expect(unstored).toHaveLength(5);
  expect(await throttle.attempt(stranger("192.0.2.1"), right)).toEqual({ retryAfterMs: SECOND_MS });
});

test("forgives nothing through a restart", async () => {
  const { clock, db, throttle } = setUp();
  await failTimes(throttle, "192.0.2.1", 5);
  const restarted = createSignInThrottle({ db, clock, onUnstored: nobody });
  expect(await restarted.attempt(stranger("192.0.2.1"), right)).toEqual({
    retryAfterMs: SECOND_MS,
  });
});

test("counts passwords that are still being looked at, so that many at once gain nothing", async () => {
  const { throttle } = setUp();
  const answers: ((value: boolean) => void)[] = [];
  const slow = () => new Promise<boolean>((resolve) => answers.push(resolve));
  const attempts = Array.from({ length: 50 }, () => throttle.attempt(stranger("192.0.2.1"), slow));
  for (const answer of answers) answer(false);
  const outcomes = await Promise.all(attempts);
  expect(outcomes.filter((outcome) => outcome === "invalid")).toHaveLength(5);
  expect(outcomes.filter((outcome) => typeof outcome === "object")).toHaveLength(45);
});

test("looks at a few strangers' passwords at once and no more, and at those of who signed in before beside them", async () => {
  const { throttle } = setUp();
  const answers: ((value: boolean) => void)[] = [];
  const slow = () => new Promise<boolean>((resolve) => answers.push(resolve));
  const attempts = Array.from({ length: 130 }, (_, guesser) =>
    throttle.attempt(stranger(`198.51.100.${guesser}`), slow),
  );
  expect(answers).toHaveLength(5);
  attempts.push(throttle.attempt(known("browser 1"), slow));
  expect(answers).toHaveLength(6);
  for (const answer of answers) answer(false);
  const outcomes = await Promise.all(attempts);
  expect(outcomes.filter((outcome) => outcome === "invalid")).toHaveLength(6);
  expect(outcomes.filter((outcome) => typeof outcome === "object")).toHaveLength(125);
});

test("counts strangers' passwords that are still being looked at, so that the limit for all holds", async () => {
  const { throttle } = setUp();
  for (let guesser = 0; guesser < 98; guesser += 1) {
    await failTimes(throttle, `198.51.100.${guesser}`, 1);
  }
  const attempts = Array.from({ length: 4 }, (_, guesser) =>
    throttle.attempt(stranger(`203.0.113.${guesser}`), wrong),
  );
  const outcomes = await Promise.all(attempts);
  expect(outcomes.filter((outcome) => outcome === "invalid")).toHaveLength(2);
});

test("counts a check that breaks as neither right nor wrong", async () => {
  const { throttle } = setUp();
  const broken = () => Promise.reject(new Error("disk full"));
  for (let time = 0; time < 6; time += 1) {
    await expect(throttle.attempt(stranger("192.0.2.1"), broken)).rejects.toThrow("disk full");
  }
  expect(await throttle.attempt(stranger("192.0.2.1"), right)).toBe("success");
});

test("waits no longer than a quarter of an hour however often it was guessed in a day", async () => {
  const { clock, db, throttle } = setUp();
  db.transaction(() => {
    for (let time = 0; time < 2000; time += 1) db.signInFailures.note("192.0.2.1", 0, clock.now());
  });
  clock.advance(DAY_MS);
  expect(await throttle.attempt(stranger("192.0.2.1"), right)).toBe("success");
});

test("keeps nobody waiting for a clock that was set back", async () => {
  const { clock, throttle } = setUp();
  clock.advance(365 * DAY_MS);
  await failTimes(throttle, "192.0.2.1", 5);
  clock.advance(-365 * DAY_MS);
  expect(await throttle.attempt(stranger("192.0.2.1"), right)).toBe("success");
});
