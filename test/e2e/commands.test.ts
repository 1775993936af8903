import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, vi } from "vitest";
import type { SandboxOptions } from "../../demo/sandbox/sandbox.ts";
import { BUILT_SERVER } from "../support/built-server.ts";
import { type SocketSandbox, startSocketSandbox } from "../support/socket-sandbox.ts";
import { tempFolder } from "../support/temp-folder.ts";
import {
  type ProcessEnvironment,
  runWindowbox,
  startWindowbox,
} from "../support/windowbox-process.ts";

// Each command is a process, and on a busy machine a process takes its time to start.
vi.setConfig({ testTimeout: 120_000 });

const ROOT = join(import.meta.dirname, "../..");
const PASSWORD = "harbour tides at noon";
const ACCOUNTS: NonNullable<SandboxOptions["accounts"]> = [
  { username: "harbour.bakery", posts: 3, page: "Harbour Bakery" },
  { username: "atelier.kiln", posts: 2 },
];

async function startPlace(accounts = ACCOUNTS): Promise<{
  sandbox: SocketSandbox;
  dataDir: string;
  environment: ProcessEnvironment;
  run: (...args: string[]) => ReturnType<typeof runWindowbox>;
}> {
  const sandbox = await startSocketSandbox({ accounts });
  const dataDir = join(tempFolder(), "data");
  const environment = { ...sandbox.environment, DATA_DIR: dataDir };
  return { sandbox, dataDir, environment, run: (...args) => runWindowbox(args, environment) };
}

function connectWith(
  token: string,
  environment: ProcessEnvironment,
  ...args: string[]
): ReturnType<typeof runWindowbox> {
  return runWindowbox(["connect", "--token", "-", ...args], environment, { input: `${token}\n` });
}

it("warns of a token on the command line, and takes it", async () => {
  const { sandbox, run } = await startPlace();
  const token = sandbox.issueToken("harbour.bakery");
  const result = await run("connect", "--token", token);
  expect(result.code).toBe(0);
  expect(result.stderr).toContain("rather use --token -");
  expect(result.stderr).not.toContain(token);
});

it("says what is true when it was installed with another Node.js, and blames neither disk nor database", async () => {
  const { environment, run } = await startPlace();
  const first = await run("status");
  expect(first.code).toBe(0);
  // As when somebody is in another folder than the server's.
  expect(first.stderr).toContain("There was nothing of Windowbox in this folder");
  const failures = [
    ["compiled against NODE_MODULE_VERSION 1", "ERR_DLOPEN_FAILED", "made for another Node.js"],
    // As after npm ci --ignore-scripts.
    ["Could not locate the bindings file. Tried:", undefined, "without --ignore-scripts"],
  ] as const;
  for (const [message, code, sentence] of failures) {
    const failing = `process.dlopen = () => { throw Object.assign(new Error("${message}"), { code: ${JSON.stringify(code)} }); };`;
    const options = {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(failing)}`,
    };
    const result = await runWindowbox(["status"], { ...environment, ...options });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(sentence);
    expect(result.stderr).toContain("npm ci");
    expect(result.stderr).not.toMatch(/disk|backup|\n {4}at /);
  }
});

it("says which package is missing where an installation was broken off", async () => {
  const { environment } = await startPlace();
  const broken = tempFolder();
  cpSync(join(ROOT, "dist/server"), join(broken, "dist/server"), { recursive: true });
  cpSync(join(ROOT, "package.json"), join(broken, "package.json"));
  const program = (file: string) => [process.execPath, join(broken, "dist/server", file)] as const;
  const servers = await runWindowbox([], environment, { program: program("main.js") });
  const commands = await runWindowbox(["status"], environment, { program: program("cli.js") });
  for (const { code, stderr } of [servers, commands]) {
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The package [\w-]+, which Windowbox needs, .* npm ci .*\.\n$/);
  }
  mkdirSync(join(broken, "node_modules"));
  for (const name of readdirSync(join(ROOT, "node_modules"))) {
    if (name === "sharp" || name === "@img") continue;
    symlinkSync(join(ROOT, "node_modules", name), join(broken, "node_modules", name));
  }
  const doctor = await runWindowbox(["doctor"], environment, { program: program("cli.js") });
  expect(doctor.code).toBe(1);
  expect(doctor.stdout).toMatch(/Opening pictures: The package sharp, .* npm ci .*\./);
});

it("connects with a token from standard input, first sync included, and says where the feed is", async () => {
  const { sandbox, dataDir, environment, run } = await startPlace();
  const token = sandbox.issueToken("harbour.bakery");

  const result = await connectWith(token, environment);

  expect(result).toMatchObject({ code: 0, stderr: `Data folder: ${dataDir}\n` });
  expect(result.stdout).toContain("@harbour.bakery is connected; its feed is");
  expect(result.stdout).toContain("/feeds/harbour-bakery.json");
  expect(result.stdout).toContain("3 new");
  expect(result.stdout).not.toContain(token);

  const again = await connectWith(sandbox.issueToken("harbour.bakery"), environment);
  expect(again).toMatchObject({ code: 0 });
  expect(again.stdout).toContain("is connected again");
  const status = JSON.parse((await run("status", "--json")).stdout);
  expect(status.accounts).toHaveLength(1);
});

it("connects through the API and into the feed that are asked for", async () => {
  const { sandbox, environment, run } = await startPlace();

  const facebook = sandbox.issueToken("harbour.bakery", { api: "facebook-login" });
  expect(
    await connectWith(facebook, environment, "--api", "facebook-login", "--feed", "window"),
  ).toMatchObject({ code: 0 });
  const basic = sandbox.issueToken("atelier.kiln", { api: "basic-display" });
  expect(
    await connectWith(basic, environment, "--api", "basic-display", "--feed", "old-kiln"),
  ).toMatchObject({ code: 0 });

  const { accounts } = JSON.parse((await run("status", "--json")).stdout);
  expect(accounts).toMatchObject([
    { username: "harbour.bakery", api: "facebook-login", feeds: ["window"], state: "ok" },
    { username: "atelier.kiln", api: "basic-display", feeds: ["old-kiln"], state: "ok" },
  ]);
});

it("connects nothing with a token that opens several accounts until they are named, as in the dashboard", async () => {
  const accounts = ["harbour.bakery", "quiet.quay", "atelier.kiln"].map((username) => {
    return { username, posts: 1, page: username };
  });
  const { sandbox, environment, run } = await startPlace(accounts);
  const token = sandbox.issueToken("harbour.bakery", { api: "facebook-login" });
  const connected = async () =>
    JSON.parse((await run("status", "--json")).stdout).accounts.map(
      ({ username, feeds }: { username: string; feeds: string[] }) => [username, ...feeds],
    );

  const asked = await connectWith(token, environment);
  expect(asked.code).toBe(1);
  expect(asked.stderr).toContain("This token opens 3 accounts: say with --accounts which");
  for (const { username } of accounts) expect(asked.stderr).toContain(username);
  const stranger = await connectWith(token, environment, "--accounts", "quiet.quay,somebody");
  expect(stranger.stderr).toContain("This token does not open somebody");
  const oneFeed = ["--accounts", "quiet.quay,atelier.kiln", "--feed", "shop"];
  expect((await connectWith(token, environment, ...oneFeed)).code).toBe(1);
  expect(await connected()).toEqual([]);

  const named = await connectWith(token, environment, "--accounts", "@quiet.quay, atelier.kiln");
  expect(named, named.stderr).toMatchObject({ code: 0 });
  expect((await connected()).sort()).toEqual([
    ["atelier.kiln", "atelier-kiln"],
    ["quiet.quay", "quiet-quay"],
  ]);
});

it("tells accounts and their states, as words and as JSON, and never a token", async () => {
  const { sandbox, dataDir, environment, run } = await startPlace();
  const elsewhere = await run("backup", join(tempFolder(), "windowbox.tar"));
  expect(elsewhere.stderr).toContain(`nothing to back up in ${dataDir}`);
  expect({ code: elsewhere.code, made: existsSync(dataDir) }).toEqual({ code: 1, made: false });
  const empty = await run("status");
  expect(empty).toMatchObject({ code: 0, stdout: "No account is connected yet.\n" });
  expect(JSON.parse((await run("status", "--json")).stdout)).toEqual({
    accounts: [],
    needsOwner: [],
  });

  const bakery = sandbox.issueToken("harbour.bakery");
  await connectWith(bakery, environment);
  const kiln = sandbox.issueToken("atelier.kiln");
  await connectWith(kiln, environment);
  sandbox.control.removeApp("atelier.kiln");
  await run("sync", "atelier.kiln");
  sandbox.control.answer({ token: bakery }, "limit-account-80002", Number.POSITIVE_INFINITY);
  await run("sync", "harbour.bakery");

  const json = await run("status", "--json");
  expect(json).toMatchObject({ code: 0, stderr: `Data folder: ${dataDir}\n` });
  expect(JSON.parse(json.stdout).accounts).toMatchObject([
    {
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      username: "harbour.bakery",
      api: "instagram-login",
      state: "limited",
      feeds: ["harbour-bakery"],
      posts: 3,
    },
    { username: "atelier.kiln", api: "instagram-login", state: "reconnect", posts: 2 },
  ]);
  const words = await run("status");
  expect(words.stdout).toMatch(/^@harbour\.bakery {2}limited/m);
  expect(words.stdout).toMatch(/^@atelier\.kiln {2}reconnect/m);
  expect(words.stdout).toContain("last error:");
  for (const secret of [bakery, kiln, sandbox.environment.INSTAGRAM_APP_SECRET ?? "none"]) {
    expect(json.stdout + words.stdout).not.toContain(secret);
  }
});

it("syncs and refreshes one account or all of them, and says what happened", async () => {
  const { sandbox, dataDir, environment, run } = await startPlace();
  await connectWith(sandbox.issueToken("harbour.bakery", { ageMs: 9 * 86_400_000 }), environment);
  await connectWith(sandbox.issueToken("atelier.kiln"), environment);

  sandbox.control.addPost("harbour.bakery", { caption: "Just out of the oven" });
  const one = await run("sync", "@harbour.bakery");
  expect(one).toMatchObject({
    code: 0,
    stdout: "@harbour.bakery: Looked for new posts: 1 new.\n",
    stderr: `Data folder: ${dataDir}\n@harbour.bakery: 1 new, 0 changed so far\n`,
  });
  const all = await run("sync");
  expect(all.stdout).toBe(
    "@harbour.bakery: Looked for new posts: there was nothing new.\n@atelier.kiln: Looked for new posts: there was nothing new.\n",
  );

  const young = await run("refresh");
  expect(young).toMatchObject({ code: 0 });
  expect(young.stdout).toMatch(/^@harbour\.bakery: .*a day old/m);
  expect(young.stderr).toContain(dataDir);

  sandbox.control.answer("profile", "html-500", 9);
  const failed = await run("sync", "harbour.bakery");
  expect(failed.code).toBe(1);
  expect(failed.stderr).toContain("1 of 1 failed");
});

it("works beside a running server on the same folder, which serves at once what a command brought", async () => {
  const { sandbox, dataDir, environment, run } = await startPlace();
  const server = await startWindowbox({ ...environment, ADMIN_PASSWORD: PASSWORD });
  expect(server.output.stdout).toContain(`Windowbox listens on ${server.url}`);
  expect(server.output.stdout).toContain(`Data folder: ${dataDir}`);

  await connectWith(sandbox.issueToken("harbour.bakery"), environment);
  const served = await fetch(`${server.url}/feeds/harbour-bakery.json`);
  expect(served.status).toBe(200);
  expect(await served.json()).toMatchObject({ username: "harbour.bakery", stale: false });

  sandbox.control.addPost("harbour.bakery", { caption: "Rye" });
  expect(await run("sync")).toMatchObject({ code: 0 });
  await expect
    .poll(async () => (await (await fetch(`${server.url}/feeds/harbour-bakery.json`)).json()).posts)
    .toHaveLength(4);
  expect(await server.end("SIGTERM")).toMatchObject({ code: 0 });
});

it("serves with `windowbox serve` as with `npm start`", async () => {
  const { dataDir, environment } = await startPlace();
  const server = await startWindowbox(environment, [process.execPath, BUILT_SERVER.cli, "serve"]);
  expect(server.output.stdout).toContain(`Data folder: ${dataDir}`);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect(await server.end("SIGTERM")).toEqual({ code: 0, signal: null });
});

it("sets the dashboard's password from standard input, and everyone is signed out", async () => {
  const { dataDir, environment } = await startPlace();
  const server = await startWindowbox(environment);
  const link = /http\S+\/admin\/setup\?token=\S+/.exec(server.output.stdout)?.[0];
  expect(link).toBeDefined();

  const set = await runWindowbox(["set-password"], environment, { input: `${PASSWORD}\n` });
  expect(set).toMatchObject({ code: 0, stderr: `Data folder: ${dataDir}\n` });
  expect(set.stdout).toBe("The password is set, and everyone is signed out.\n");
  expect((await fetch(link ?? "")).status).toBe(404);
  const owner = server.browser();
  expect((await owner.signIn("another password")).status).toBe(401);
  expect((await owner.signIn(PASSWORD)).status).toBe(303);
  expect((await owner.get("/admin")).status).toBe(200);

  const second = "lanterns over the quay";
  await runWindowbox(["set-password"], environment, { input: second });
  expect((await owner.get("/admin")).status).toBe(303);
  expect((await owner.signIn(PASSWORD)).status).toBe(401);
  expect((await owner.signIn(second)).status).toBe(303);

  const short = await runWindowbox(["set-password"], environment, { input: "short\n" });
  expect(short.code).toBe(1);
  expect(short.stderr.trim().split("\n")).toHaveLength(2);
});

it("refuses what it does not understand in one sentence, with exit code 1, before it touches anything", async () => {
  const { dataDir, environment, run } = await startPlace();
  const mistakes: readonly [args: string[], words: RegExp][] = [
    [["conect"], /There is no command conect/],
    [["connect", "--tokn", "IGAAsecretsecretsecret"], /options are not understood/],
    [["connect"], /Give --token -/],
    [["connect", "--token", "IGAAsecretsecretsecret", "--api", "threads"], /no API threads/],
    [["sync", "one", "two"], /takes fewer names/],
    [["sync", ""], /One of the names is empty/],
  ];
  for (const [args, words] of mistakes) {
    const result = await run(...args);
    expect(result, args.join(" ")).toMatchObject({ code: 1, stdout: "" });
    expect(result.stderr).toMatch(words);
    expect(result.stderr.trim().split("\n"), args.join(" ")).toHaveLength(1);
    expect(result.stderr).not.toContain("IGAAsecret");
  }
  expect(existsSync(dataDir)).toBe(false);

  const nobody = await run("sync", "nobody");
  expect(nobody).toMatchObject({ code: 1, stdout: "" });
  expect(nobody.stderr).toBe(
    `Data folder: ${dataDir}\nThere is no account nobody here. Connected: none.\n`,
  );
  const none = await run("refresh");
  expect(none.code).toBe(1);
  expect(none.stderr).toContain("No account is connected yet");

  const unknown = await connectWith("IGAAnobodyknowsthistokenhere", environment);
  expect(unknown.code).toBe(1);
  expect(unknown.stderr).not.toContain("IGAAnobody");
  expect(unknown.stderr.trim().split("\n")).toHaveLength(2);
  expect(readdirSync(join(dataDir, "media"))).toEqual([]);
});

it("lists its commands and says its version when asked, also as npx finds it", async () => {
  const { run } = await startPlace();
  const help = await run("help");
  expect(help.code).toBe(0);
  for (const name of ["serve", "connect", "sync", "refresh", "status", "set-password"]) {
    expect(help.stdout).toContain(`windowbox ${name}`);
  }
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  expect(await run("--version")).toMatchObject({ code: 0, stdout: `${version}\n` });
  const { stdout } = await promisify(execFile)(
    "npm",
    ["exec", "--offline", "--", "windowbox", "help"],
    { cwd: ROOT },
  );
  expect(stdout).toBe(help.stdout);
});
