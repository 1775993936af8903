import { expect, test } from "vitest";
import { decodeJson, isObject } from "../../../demo/sandbox/json.ts";
import {
  allScenarioNames,
  isScenarioName,
  SCENARIO_GROUPS,
  SCENARIOS,
  type ScenarioName,
  scenarioNames,
} from "../../../demo/sandbox/scenarios/scenarios.ts";
import { readJson, startSandbox } from "./start.ts";

test("names every scenario once", () => {
  const groups = Object.values(SCENARIO_GROUPS).flatMap((group) => Object.keys(group));
  expect(groups.toSorted()).toEqual(allScenarioNames().toSorted());
});

test("says of every scenario what it shows", () => {
  for (const name of allScenarioNames()) expect(SCENARIOS[name].what, name).not.toBe("");
});

/** Every code of the error table in both envelopes, with and without what may stand beside it. */
const CODES = [
  [190, undefined],
  [190, 0],
  [190, 458],
  [190, 459],
  [190, 460],
  [190, 463],
  [190, 464],
  [190, 467],
  [190, 492],
  [102, undefined],
  [1, undefined],
  [2, undefined],
  [4, undefined],
  [17, undefined],
  [32, undefined],
  [341, undefined],
  [613, undefined],
  [613, 1996],
  [80_001, undefined],
  [80_002, undefined],
  [80_014, undefined],
  [10, undefined],
  [200, undefined],
  [299, undefined],
  [3, undefined],
  [100, undefined],
  [100, 33],
  [110, undefined],
  [803, undefined],
  [368, undefined],
  [9005, 1_452_042],
  [400, undefined],
] as const;

test.each(CODES)("holds an answer of code %s, subcode %s", async (code, subcode) => {
  const names = allScenarioNames().filter(
    (name) => SCENARIOS[name].code === code && SCENARIOS[name].subcode === subcode,
  );
  expect(names).not.toEqual([]);
  for (const name of names) {
    const body = decodeJson(await (await play("profile", name)).text());
    const error = isObject(body) && isObject(body.error) ? body.error : body;
    // The one that is no envelope at all has nothing to compare.
    if (name !== "no-envelope") expect(error, name).toMatchObject({ code });
    if (subcode !== undefined) expect(error, name).toMatchObject({ error_subcode: subcode });
  }
});

test("names an optional field that was asked for, and one of the children's", async () => {
  const outer = await readJson(play("media", "field-unknown"));
  expect(outer).toMatchObject({
    error: { code: 100, message: expect.stringContaining("(alt_text)") },
  });
  const inner = await readJson(play("media", "field-unknown-in-children"));
  expect(inner).toMatchObject({
    error: { code: 100, message: expect.stringContaining("(thumbnail_url)") },
  });
});

test.each(["anyAnswer", "profile"] as const)("can lay every %s over a profile", async (group) => {
  expect.hasAssertions();
  for (const name of scenarioNames(group)) {
    const [plain, played] = await Promise.all([play("profile"), play("profile", name)]);
    expect(await played.text(), name).not.toBe(await plain.text());
    expect(played.status, name).toBe(200);
  }
});

test.each(["mediaPage", "post"] as const)(
  "can lay every %s over a page of posts",
  async (group) => {
    expect.hasAssertions();
    for (const name of scenarioNames(group)) {
      const [plain, played] = await Promise.all([play("media"), play("media", name)]);
      expect(await played.text(), name).not.toBe(await plain.text());
      expect(played.status, name).toBe(200);
    }
  },
);

test("can lay every form of a token over a code exchange or a refresh", async () => {
  expect.hasAssertions();
  for (const name of scenarioNames("tokenAnswer")) {
    const answers = [
      play("exchange-code"),
      play("exchange-code", name),
      play("refresh"),
      play("refresh", name),
    ];
    const [code, playedCode, refresh, playedRefresh] = await Promise.all(
      answers.map(async (answer) => withoutToken(await (await answer).text())),
    );
    expect([playedCode, playedRefresh], name).not.toEqual([code, refresh]);
  }
});

test("tells ids as bare numbers without losing a digit", async () => {
  expect(await (await play("profile", "ids-number")).text()).toContain(
    '"id":26000000000000001,"user_id":17841400000000001',
  );
  expect(await (await play("media", "post-ids-number")).text()).toMatch(
    /"id":179000000000000\d\d,/,
  );
});

test("leads from an empty page to the posts", async () => {
  const { sandbox, graph } = startSandbox();
  const access_token = sandbox.control.issueToken("shop.one");
  sandbox.control.answer("media", "page-empty-with-next");
  const empty = await readJson(graph("/me/media", { access_token }));
  expect(empty).toMatchObject({ data: [], paging: { next: expect.any(String) } });
  const after = /"after":"([^"]+)"/.exec(JSON.stringify(empty))?.[1] ?? "";
  const full = await readJson(graph("/me/media", { access_token, after }));
  expect(full.data).toHaveLength(3);
});

test("sends a caption of five megabytes", async () => {
  const text = await (await play("media", "caption-5-megabytes")).text();
  expect(text.length).toBeGreaterThan(5 * 1_048_576);
});

test("knows a name from a typing error", () => {
  expect([isScenarioName("token-expired"), isScenarioName("toString")]).toEqual([true, false]);
});

const FIELDS =
  "id,caption,media_type,media_product_type,media_url,permalink,thumbnail_url,timestamp,like_count,comments_count,alt_text,children{id,media_type,media_url,thumbnail_url}";

/** One request of its kind, to a sandbox of its own that gives the same answers each time. */
async function play(endpoint: string, name?: ScenarioName): Promise<Response> {
  const { sandbox, graph, clock, authorizeUrl, exchange } = startSandbox();
  const { control } = sandbox;
  control.addPost("shop.one", { ageMs: 2, altText: "Alt", caption: "Reel", type: "VIDEO" });
  control.addPost("shop.one", { ageMs: 1, caption: "Carousel", children: [{}, { type: "VIDEO" }] });
  const access_token = control.issueToken("shop.one");
  if (name !== undefined)
    control.answer({ host: endpoint === "exchange-code" ? "api" : "graph" }, name);
  if (endpoint === "profile")
    return graph("/me", {
      fields:
        "id,user_id,username,name,account_type,website,biography,profile_picture_url,followers_count,media_count",
      access_token,
    });
  if (endpoint === "media") return graph("/me/media", { fields: FIELDS, access_token });
  if (endpoint === "refresh") {
    clock.pass(2 * 86_400_000);
    return graph("/refresh_access_token", { grant_type: "ig_refresh_token", access_token });
  }
  const location = await control.authorizeAs("shop.one", authorizeUrl());
  return exchange(new URL(location).searchParams.get("code") ?? "");
}

function withoutToken(text: string): string {
  return text.replace(/IG[A-Za-z0-9]{20,}/, "TOKEN");
}
