import { describe, expect, it } from "vitest";
import { authorizationError } from "../../../../server/instagram/errors/authorization-error.ts";
import { answerOf, nextAction } from "../../../../server/instagram/errors/error-row.ts";
import { ERROR_TABLE } from "../../../../server/instagram/errors/error-table.ts";
import { InstagramError } from "../../../../server/instagram/errors/instagram-error.ts";
import { sentenceOf } from "../../../../server/instagram/errors/sentence.ts";
import {
  API_NAMES,
  type ApiName,
  type CallContext,
  type InstagramApi,
} from "../../../../server/instagram/types.ts";
import { Secret } from "../../../../server/shared/secret.ts";
import { ANSWERS } from "../answers.ts";
import { APP, createContext, createStubMeta, NOW, PATHS, type StubReply } from "../stub-meta.ts";

const CREDENTIAL = { accessToken: new Secret("tok-1"), professionalId: "17841400000000001" };

const CALLS: Readonly<
  Record<string, (api: InstagramApi, context: CallContext) => Promise<unknown>>
> = {
  fetchProfile: (api, context) => api.fetchProfile(CREDENTIAL, context),
  fetchMediaPage: (api, context) => api.fetchMediaPage(CREDENTIAL, {}, context),
  checkToken: (api, context) => api.checkToken({ token: CREDENTIAL.accessToken }, context),
  exchangeCode: (api, context) =>
    api.exchangeCode({ app: APP, redirectUri: "https://feed.test/", code: "c" }, context),
  refresh: (api, context) =>
    api.refresh(
      { credential: { ...CREDENTIAL, userToken: new Secret("tok-2") }, app: APP },
      context,
    ),
};

/** Every address of Meta's answers the same. */
function createMetaAnswering(reply: StubReply) {
  const meta = createStubMeta();
  for (const where of Object.values(PATHS)) meta.on(where, reply);
  return meta;
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return error;
  }
}

describe.each(API_NAMES)("%s", (name: ApiName) => {
  const cases = ANSWERS.filter(({ apis }) => !apis || apis.includes(name));

  it.each(cases)("reads $name as $reason in every call", async ({ reply, reason, kind }) => {
    for (const [call, run] of Object.entries(CALLS)) {
      const meta = createMetaAnswering(reply);
      const failure = await failureOf(run(meta.apis[name], createContext()));
      expect(failure, call).toBeInstanceOf(InstagramError);
      expect(failure, call).toMatchObject({ reason, kind });
    }
  });
});

describe("the error table", () => {
  it("has an answer for each of its rows, and each reason once", () => {
    const reasons = ERROR_TABLE.map(({ reason }) => reason);
    expect(new Set(reasons).size).toBe(reasons.length);
    const shown = new Set<string>(ANSWERS.map(({ reason }) => reason));
    const provedElsewhere = ["field-unknown", "aborted"];
    const isAnswered = ({ codes, text, transient, situation }: (typeof ERROR_TABLE)[number]) =>
      [codes, text, transient, situation].some((named) => named !== undefined);
    const unproved = ERROR_TABLE.filter((row) => isAnswered(row) && !shown.has(row.reason));
    expect(unproved.map(({ reason }) => reason)).toEqual(provedElsewhere);
  });

  it("says one sentence per row, each a different one", () => {
    const sentences = ERROR_TABLE.map(({ reason }) => sentenceOf(reason));
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[A-Z{].*\.$/);
      expect(
        sentence
          .replace("instagram.com", "")
          .replace("facebook.com", "")
          .match(/[.!?](\s|$)/g),
      ).toHaveLength(1);
    }
  });

  it("gives up a connection only where the owner is told to connect again or to switch", () => {
    for (const row of ERROR_TABLE.filter(({ kind }) => kind === "reconnect")) {
      expect(nextAction(row), row.reason).toBe("connect-again");
      expect(sentenceOf(row.reason), row.reason).toMatch(/connect/i);
    }
    for (const row of ERROR_TABLE.filter(({ kind }) => kind === "rate-limited")) {
      expect(nextAction(row), row.reason).toBe("wait");
    }
  });

  it("names every row's answer to people, each a different one", () => {
    const answers = ERROR_TABLE.map(answerOf);
    expect(answers).not.toContain("");
    expect(new Set(answers).size).toBe(answers.length);
  });

  it("says what comes next only where the kind does not imply it", () => {
    const repeated = ERROR_TABLE.filter(
      ({ next, ...row }) => next !== undefined && next === nextAction(row),
    );
    expect(repeated).toEqual([]);
  });

  it("promises to try again only where nobody waits", async () => {
    for (const { reason } of ERROR_TABLE) {
      expect(sentenceOf(reason, { interactive: true }), reason).not.toMatch(/by itself|[{}]/);
    }
    const meta = createMetaAnswering({ status: 503, body: "" });
    const api = meta.apis["instagram-login"];
    const again = /Windowbox tries again by itself/;
    await expect(api.fetchProfile(CREDENTIAL, createContext())).rejects.toThrow(again);
    for (const name of API_NAMES) {
      for (const call of ["exchangeCode", "checkToken"]) {
        await expect(CALLS[call]?.(meta.apis[name], createContext())).rejects.toThrow(
          /try again in a few minutes/,
        );
      }
    }
  });

  it("names the host where a sentence has a place for it", async () => {
    const meta = createMetaAnswering({ body: "" });
    const reading = meta.apis["instagram-login"].fetchProfile(CREDENTIAL, createContext());
    await expect(reading).rejects.toThrow(/^meta\.test answered with nothing at all/);
  });

  it("keeps method, host, path and codes for the log", async () => {
    const meta = createMetaAnswering({
      status: 400,
      json: { error: { message: "tok-1", code: 190, error_subcode: 463 } },
    });
    const reading = meta.apis["instagram-login"].fetchProfile(CREDENTIAL, createContext());
    await expect(reading).rejects.toMatchObject({
      code: 190,
      subcode: 463,
      detail:
        "GET meta.test/graph-instagram/v26.0/me: status 400, code 190, subcode 463, token-expired",
    });
  });
});

describe("the older envelope", () => {
  it("repeats the status as its code, which is none of Instagram's codes", async () => {
    for (const code of [400, 599]) {
      const json = { error_type: "OAuthException", code, error_message: "Bad luck" };
      const meta = createMetaAnswering({ status: 400, json });
      const reading = meta.apis["instagram-login"].fetchProfile(CREDENTIAL, createContext());
      const failure = await failureOf(reading);
      expect(failure).toMatchObject({ reason: "unknown-refusal" });
      expect(failure).not.toHaveProperty("code");
    }
  });

  it("may hold a code of Instagram's all the same", async () => {
    const json = { error_type: "OAuthException", code: 190, error_message: "Bad luck" };
    const meta = createMetaAnswering({ status: 400, json });
    const reading = meta.apis["instagram-login"].fetchProfile(CREDENTIAL, createContext());
    await expect(reading).rejects.toMatchObject({ code: 190, reason: "token-dead" });
  });
});

describe("when to ask again after a limit", () => {
  const limit = { error: { message: "too many calls", code: 80002 } };
  const minutes = (count: number) => NOW + count * 60_000;

  it.each<[string, Record<string, string>, number | undefined]>([
    [
      "the header's minutes",
      {
        "x-business-use-case-usage":
          '{"1784":[{"call_count":100,"estimated_time_to_regain_access":42}]}',
      },
      minutes(42),
    ],
    ["Retry-After in seconds", { "retry-after": "120" }, minutes(2)],
    ["Retry-After as a date", { "retry-after": new Date(minutes(5)).toUTCString() }, minutes(5)],
    [
      "the header's minutes before Retry-After",
      {
        "retry-after": "120",
        "x-app-usage": '{"call_count":100,"estimated_time_to_regain_access":9}',
      },
      minutes(9),
    ],
    ["a day at most", { "retry-after": "99999999" }, minutes(24 * 60)],
    [
      "nothing where 0 minutes are named",
      { "x-app-usage": '{"call_count":100,"estimated_time_to_regain_access":0}' },
      undefined,
    ],
    [
      "nothing where the header is rubbish",
      { "retry-after": "soon", "x-app-usage": "{" },
      undefined,
    ],
  ])("is %s", async (_what, headers, retryAt) => {
    const meta = createMetaAnswering({ status: 400, json: limit, headers });
    const reading = meta.apis["instagram-login"].fetchProfile(CREDENTIAL, createContext());
    const failure = await failureOf(reading);
    expect(failure).toMatchObject({ kind: "rate-limited" });
    expect(failure instanceof InstagramError && failure.retryAt).toBe(retryAt);
  });

  it("hands on the usage of a refusal", async () => {
    const headers = { "x-app-usage": '{"call_count":100,"total_time":7}' };
    const meta = createMetaAnswering({ status: 403, json: limit, headers });
    const context = createContext();
    await failureOf(meta.apis["instagram-login"].fetchProfile(CREDENTIAL, context));
    expect(context.usages).toEqual([{ percent: 100 }]);
  });
});

describe("coming back without a code", () => {
  it.each([
    [
      {
        error: "access_denied",
        error_reason: "user_denied",
        error_description: "The user denied your request",
      },
      "denied",
    ],
    [
      { error: "access_denied", error_description: "Insufficient developer role" },
      "no-tester-role",
    ],
    [{ error_message: "Invalid platform app" }, "wrong-app"],
    [{ error: "server_error", error_description: "<script>alert(1)</script>" }, "authorize-failed"],
    [{}, "authorize-failed"],
  ] as const)("explains %j as %s", (query, reason) => {
    const message = sentenceOf(reason, { interactive: true });
    expect(authorizationError(query)).toMatchObject({ reason, message });
  });
});
