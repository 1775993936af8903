import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Answer, FixedAnswer } from "../../demo/sandbox/answer.ts";
import type { RecordedRequest } from "../../demo/sandbox/requests.ts";
import { createSandbox, type Sandbox } from "../../demo/sandbox/sandbox.ts";
import {
  SCENARIOS,
  type ScenarioName,
  scenarioNames,
} from "../../demo/sandbox/scenarios/scenarios.ts";
import { type Environment, parseConfig } from "../../server/config/config.ts";
import { createInstance, type Instance } from "../../server/instance.ts";
import { createJobs } from "../../server/jobs/jobs.ts";
import { createLog } from "../../server/logging/log.ts";
import { Secret } from "../../server/shared/secret.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import { PICTURES_IN_PROCESS } from "../support/pictures-in-process.ts";
import type { Random } from "../support/random.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { present, SANDBOX_ORIGIN } from "../support/test-instance.ts";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
const TOKEN_LIFE_MS = 60 * DAY_MS;
/** A start is looked at again after this, whatever the plans say. */
const LONGEST_STEP_MS = DAY_MS;

export interface Figures {
  refreshes: number;
  failedRefreshes: number;
  syncs: number;
  requests: number;
  brokenAnswers: number;
  mostRequestsOnADay: number;
  /** Of the token in use, by Instagram's own book. */
  lowestLifeMs: number;
}

/** One account lived through on clocks that are moved: Instagram's is right, the server's may go wrong. */
export interface SimulatedLife {
  readonly sandbox: Sandbox;
  readonly instance: Instance;
  readonly accountId: string;
  readonly figures: Figures;
  now(): number;
  /** How far the server's clock is ahead of the true one. */
  setSkew(ms: number): void;
  /** Share of Instagram's answers that are broken in some way; 0 to 1. */
  breakAnswers(share: number): void;
  /** Does whatever falls due until then. `onLook` runs after each look of the clockwork. */
  liveUntil(instant: number, onLook?: () => void): Promise<void>;
  storedToken(): string;
}

/** Answers that break something and do not say that the token is dead. */
function brokenAnswers(): Record<string, readonly ScenarioName[]> {
  // These wait for real time to pass, hold a lot of memory, or are Instagram's word that the token is dead.
  const left = /^(never-|huge-json|nested-deeply|caption-5-mega|permission-\d)/;
  const group = (...names: Parameters<typeof scenarioNames>[0][]) =>
    names.flatMap(scenarioNames).filter((name) => !left.test(name));
  const any = group("network", "limit", "request", "anyAnswer");
  return {
    refresh: [...any, ...group("tokenAnswer")],
    profile: [...any, ...group("field", "profile")],
    media: [...any, ...group("field", "mediaPage", "post")],
    cdn: ["picture-404", "picture-500", "picture-is-html", "picture-truncated", "picture-reset"],
  };
}

export async function startSimulatedLife(
  random: Random,
  environment: Environment = {},
): Promise<SimulatedLife> {
  const clock = createFakeClock();
  let trueNow = clock.now();
  let skew = 0;
  const sandbox = createSandbox({
    clock: { now: () => trueNow },
    origin: SANDBOX_ORIGIN,
    accounts: [{ username: "harbour.bakery", posts: 1, picture: false }],
  });
  const config = parseConfig({
    ...sandbox.environment,
    PUBLIC_URL: "https://feed.example.com",
    DATA_DIR: join(tempFolder(), "data"),
    ...environment,
  });
  const figures: Figures = {
    refreshes: 0,
    failedRefreshes: 0,
    syncs: 0,
    requests: 0,
    brokenAnswers: 0,
    mostRequestsOnADay: 0,
    lowestLifeMs: TOKEN_LIFE_MS,
  };
  const counted: Readonly<Record<string, "refreshes" | "failedRefreshes" | "syncs">> = {
    "token refreshed": "refreshes",
    "token not refreshed": "failedRefreshes",
    "account synced": "syncs",
  };
  const log = createLog("info", {
    write(line) {
      const figure = counted[String(JSON.parse(line).msg)];
      if (figure) figures[figure] += 1;
    },
  });

  let countedDay = 0;
  let requestsOfDay = 0;
  const fetch: typeof globalThis.fetch = (input, init) => {
    const day = Math.floor(trueNow / DAY_MS);
    if (day !== countedDay) requestsOfDay = 0;
    countedDay = day;
    if (!String(input).includes("/cdn/")) {
      requestsOfDay += 1;
      figures.requests += 1;
    }
    figures.mostRequestsOnADay = Math.max(figures.mostRequestsOnADay, requestsOfDay);
    return sandbox.fetch(input, init);
  };
  const instance = createInstance({
    ...{ config, clock, log, fetch },
    pictures: PICTURES_IN_PROCESS,
  });
  onTestFinished(() => instance.close());
  const token = sandbox.control.issueToken("harbour.bakery");
  let bornAt = trueNow;
  let version = 1;
  const [candidate] = await instance.apis["instagram-login"].checkToken(
    { token: new Secret(token) },
    {},
  );
  const { accountId } = instance.connect("instagram-login", present(candidate));
  const jobs = createJobs(instance);
  await jobs.runDue({ starting: true });

  function storedToken(): string {
    const { sealed } = present(instance.db.tokens.get(accountId));
    return instance.vault.open(accountId, sealed).accessToken.reveal();
  }

  /** By the server's clock and plans, to the minute, as its clockwork looks. */
  function nextDue(): number {
    const { nextSyncAt } = instance.db.syncStates.get(accountId);
    const { nextRefreshAt } = present(instance.db.tokens.get(accountId));
    const planned = Math.min(nextSyncAt, nextRefreshAt ?? Number.POSITIVE_INFINITY) - skew;
    const minute = Math.ceil(planned / MINUTE_MS) * MINUTE_MS;
    return Math.min(Math.max(minute, trueNow + MINUTE_MS), trueNow + LONGEST_STEP_MS);
  }

  return {
    sandbox,
    instance,
    accountId,
    figures,
    storedToken,
    now: () => trueNow,
    setSkew(ms) {
      skew = ms;
      clock.set(trueNow + skew);
    },
    breakAnswers(share) {
      const broken = brokenAnswers();
      const choose = (request: RecordedRequest): Answer => {
        const names = random.next() < share ? broken[request.endpoint] : undefined;
        if (!names) return request.endpoint === "cdn" ? PLAIN_BYTES : PLAIN_TEXT;
        figures.brokenAnswers += 1;
        return SCENARIOS[random.pick(names)].answer;
      };
      sandbox.control.answer(
        {},
        (request, place): FixedAnswer | Promise<FixedAnswer> => {
          const answer = choose(request);
          return typeof answer === "function" ? answer(request, place) : answer;
        },
        Number.POSITIVE_INFINITY,
      );
    },
    async liveUntil(instant, onLook) {
      while (trueNow < instant) {
        trueNow = Math.min(nextDue(), instant);
        clock.set(trueNow + skew);
        await jobs.runDue();
        const stored = present(instance.db.tokens.get(accountId));
        if (stored.version !== version) bornAt = trueNow;
        version = stored.version;
        figures.lowestLifeMs = Math.min(figures.lowestLifeMs, bornAt + TOKEN_LIFE_MS - trueNow);
        // Ten years of requests are not to be remembered one by one.
        sandbox.control.clearRequests();
        onLook?.();
      }
    },
  };
}

const PLAIN_TEXT: FixedAnswer = { rewriteText: (text) => text };
const PLAIN_BYTES: FixedAnswer = { rewriteBytes: (bytes) => bytes };
