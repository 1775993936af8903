import { describe, expect, it } from "vitest";
import { CAST_ACCOUNTS } from "../../../demo/cast/accounts.ts";
import { createSandbox } from "../../../demo/sandbox/sandbox.ts";
import { type ScenarioName, scenarioNames } from "../../../demo/sandbox/scenarios/scenarios.ts";
import { InstagramError } from "../../../server/instagram/errors/instagram-error.ts";
import { findApiOfToken } from "../../../server/instagram/find-api.ts";
import { createInstagram } from "../../../server/instagram/instagram.ts";
import {
  API_NAMES,
  type ApiName,
  type AppCredentials,
  type Candidate,
  type InstagramErrorKind,
} from "../../../server/instagram/types.ts";
import { Secret } from "../../../server/shared/secret.ts";
import { createContext, fixedClock } from "./stub-meta.ts";

const REDIRECT_URI = "https://feed.example.org/connect/callback";
const USERNAME = "harbour.bakery";
const DAY_MS = 24 * 60 * 60 * 1000;

function createWorld(clock = fixedClock) {
  const sandbox = createSandbox({
    clock,
    origin: "http://127.0.0.1:4000",
    accounts: CAST_ACCOUNTS,
  });
  const { environment, control } = sandbox;
  const url = (name: string) => new URL(environment[name] ?? "");
  const apis = createInstagram({
    fetch: sandbox.fetch,
    clock,
    hosts: {
      instagramWww: url("INSTAGRAM_WWW_URL"),
      instagramApi: url("INSTAGRAM_API_URL"),
      instagramGraph: url("INSTAGRAM_GRAPH_URL"),
      facebookWww: url("FACEBOOK_WWW_URL"),
      facebookGraph: url("FACEBOOK_GRAPH_URL"),
    },
  });
  const appOf = (api: ApiName): AppCredentials => {
    const prefix = api === "facebook-login" ? "FACEBOOK" : "INSTAGRAM";
    const secret = new Secret(environment[`${prefix}_APP_SECRET`] ?? "");
    return { id: environment[`${prefix}_APP_ID`] ?? "", secret };
  };

  /** Through the consent page, as a person would. */
  async function connect(api: ApiName): Promise<Candidate[]> {
    const app = appOf(api);
    const start = apis[api].authorizeUrl({ app, redirectUri: REDIRECT_URI, state: "state-1" });
    const back = new URL(await control.authorizeAs(USERNAME, start));
    expect(back.searchParams.get("state")).toBe("state-1");
    const code = back.searchParams.get("code") ?? "";
    return apis[api].exchangeCode({ app, redirectUri: REDIRECT_URI, code }, createContext());
  }

  async function connectOne(api: ApiName): Promise<Candidate> {
    const candidates = await connect(api);
    const candidate = candidates.find(({ profile }) => profile.username === USERNAME);
    if (!candidate) throw new Error(`${api} did not offer ${USERNAME}`);
    return candidate;
  }

  return { control, apis, appOf, connect, connectOne };
}

describe.each(API_NAMES)("%s against the sandbox", (name) => {
  it("connects, reads the profile and every page of posts, and leaves the machine for nobody else", async () => {
    const { apis, control, connectOne, appOf } = createWorld();
    const { tokenResponse, profile } = await connectOne(name);
    const context = createContext({
      app: appOf(name),
      learned: { pageSize: 7, droppedFields: [] },
    });
    expect(await apis[name].fetchProfile(tokenResponse.credential, context)).toMatchObject({
      username: profile.username,
    });
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await apis[name].fetchMediaPage(tokenResponse.credential, { after }, context);
      expect(page.ignored).toBe(0);
      ids.push(...page.items.map(({ id }) => id));
      after = page.after;
    } while (after !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(20);
    expect(context.learned.droppedFields).toEqual([]);
    expect(control.strays).toEqual([]);
  });

  it("refreshes a token that is a day old", async () => {
    let now = fixedClock.now();
    const { apis, connectOne, appOf } = createWorld({ ...fixedClock, now: () => now });
    const { tokenResponse } = await connectOne(name);
    now += 8 * DAY_MS;
    const app = appOf(name);
    const context = createContext();
    const renewed = await apis[name].refresh(
      { credential: tokenResponse.credential, app },
      context,
    );
    const end = renewed.expiresAt ?? renewed.userTokenExpiresAt ?? 0;
    expect(end).toBeGreaterThan(now + 55 * DAY_MS);
    await apis[name].fetchProfile(renewed.credential, createContext({ app }));
  });

  const kinds: Partial<Record<ScenarioName, InstagramErrorKind>> = {
    "is-transient": "transient",
    "unknown-1": "transient",
    "service-2": "transient",
    "reduce-data": "transient",
    "permission-10": "reconnect",
    "permission-200": "reconnect",
    "permission-299": "reconnect",
    "no-envelope": "unexpected-reply",
    "basic-display-gone": name === "basic-display" ? "reconnect" : "rejected",
    "field-unknown": "rejected",
  };
  const refusals: [ScenarioName, InstagramErrorKind][] = [
    ...scenarioNames("token").map((scenario) => [scenario, "reconnect"] as const),
    ...scenarioNames("limit").map((scenario) => [scenario, "rate-limited"] as const),
    ...scenarioNames("request").map((scenario) => [scenario, "rejected"] as const),
  ].map(([scenario, kind]) => [scenario, kinds[scenario] ?? kind]);

  it.each(refusals)("reads %s as %s", async (scenario, kind) => {
    const { apis, control, connectOne } = createWorld();
    const { tokenResponse } = await connectOne(name);
    for (const endpoint of ["profile", "media"] as const) {
      control.answer(endpoint, scenario, Number.POSITIVE_INFINITY);
      const context = createContext();
      const reading =
        endpoint === "profile"
          ? apis[name].fetchProfile(tokenResponse.credential, context)
          : apis[name].fetchMediaPage(tokenResponse.credential, {}, context);
      await expect(reading, endpoint).rejects.toMatchObject({ kind });
      control.clearAnswers();
    }
  });

  const waiting: ScenarioName[] = ["never-answers", "never-ends"];
  const right: ScenarioName[] = [
    "wrong-content-type",
    "content-type-javascript",
    "byte-order-mark",
  ];
  const broken = scenarioNames("network").filter(
    (scenario) => ![...waiting, ...right].includes(scenario),
  );

  it.each(broken)("survives %s", async (scenario) => {
    const { apis, control, connectOne } = createWorld();
    const { tokenResponse } = await connectOne(name);
    control.answer("media", scenario, Number.POSITIVE_INFINITY);
    const failure = await apis[name]
      .fetchMediaPage(tokenResponse.credential, {}, createContext())
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InstagramError);
    expect(failure).toHaveProperty(
      "kind",
      expect.stringMatching(/^(transient|unexpected-reply|rejected)$/),
    );
  });

  it.each(right)("reads %s like any other answer", async (scenario) => {
    const { apis, control, connectOne } = createWorld();
    const { tokenResponse } = await connectOne(name);
    control.answer("media", scenario);
    const page = await apis[name].fetchMediaPage(tokenResponse.credential, {}, createContext());
    expect(page.items).toHaveLength(25);
  });

  it.each(["field-unknown", "field-unknown-in-children"] as const)(
    "does without after %s",
    async (scenario) => {
      const { apis, control, connectOne } = createWorld();
      const { tokenResponse } = await connectOne(name);
      control.answer("media", scenario);
      const context = createContext();
      const page = await apis[name].fetchMediaPage(tokenResponse.credential, {}, context);
      expect(page.items).toHaveLength(25);
      expect(context.learned.droppedFields).toHaveLength(1);
    },
  );

  it.each([...scenarioNames("mediaPage"), ...scenarioNames("post")])(
    "reads a page in the form %s",
    async (scenario) => {
      const { apis, control, connectOne } = createWorld();
      const { tokenResponse } = await connectOne(name);
      control.answer("media", scenario);
      const page = await apis[name].fetchMediaPage(tokenResponse.credential, {}, createContext());
      expect(page.after).not.toBe("");
      for (const media of page.items) expect(media.id).toMatch(/^\d+$/);
      if (!/empty|all-missing|timestamp-seconds/.test(scenario)) {
        expect(page.items.length).toBeGreaterThanOrEqual(24);
      }
    },
  );
});

describe("pasted tokens against the sandbox", () => {
  it.each([
    ["instagram-login", {}],
    ["facebook-login", { api: "facebook-login" }],
    ["facebook-login", { api: "facebook-login", kind: "page" }],
  ] as const)("are found to be of %s: %j", async (api, options) => {
    const { apis, appOf, control } = createWorld();
    const token = new Secret(control.issueToken(USERNAME, options));
    const found = await findApiOfToken(apis, { token, appOf }, createContext());
    expect(found.api).toBe(api);
    expect(found.candidates.map(({ profile }) => profile.username)).toContain(USERNAME);
  });

  it("need the app where Facebook wants every call signed", async () => {
    const { apis, appOf, control } = createWorld();
    control.requireAppSecretProof();
    const token = new Secret(control.issueToken(USERNAME, { api: "facebook-login" }));
    const api = apis["facebook-login"];
    const candidates = await api.checkToken(
      { token, app: appOf("facebook-login") },
      createContext(),
    );
    expect(candidates.length).toBeGreaterThan(0);
    await expect(api.checkToken({ token }, createContext())).rejects.toMatchObject({
      reason: "proof-needed",
    });
  });
});
