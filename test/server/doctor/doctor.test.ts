import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { serve } from "@hono/node-server";
import { describe, expect, it, onTestFinished } from "vitest";
import { createSandbox } from "../../../demo/sandbox/sandbox.ts";
import type { Finding } from "../../../server/doctor/doctor.ts";
import { createLog } from "../../../server/logging/log.ts";
import { startServer } from "../../../server/start.ts";
import { MINUTE_MS, systemClock } from "../../../server/time/clock.ts";
import { BUILT_SERVER } from "../../support/built-server.ts";
import { freePort } from "../../support/free-port.ts";
import { createOwner } from "../../support/owner.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { PASSWORD, startTestServer } from "../../support/test-server.ts";

const ACCOUNTS = [{ username: "harbour.bakery", posts: 1 }];

function wordsOf(html: string): string {
  return html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

describe("the health page", () => {
  it("says of everything whether it works, what to do, and what Meta's words mean", async () => {
    const server = await startTestServer({ accounts: ACCOUNTS });
    const owner = await server.owner();
    await owner.connect(server.sandbox, "harbour.bakery");
    await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 1);
    const page = wordsOf(await (await owner.get("/admin/health")).text());
    expect(page).toContain("It works, with a few remarks");
    for (const name of ["Data folder", "Disk", "Database", "Key", "Clock", "Instagram app"]) {
      expect(page).toContain(`${name} : Fine`);
    }
    expect(page).toContain(`${server.url} leads here, but only on this machine`);
    expect(page).toContain(`${server.url}/connect/callback`);
    expect(page).toContain("@harbour.bakery, token : Fine Instagram accepts it.");
    expect(page).toContain("“Insufficient developer role” The account has no role");
    expect(page).toContain("“Invalid platform app”");
    expect(page).toContain(`${server.url}/meta/deauthorize`);
  });

  it("needs a session", async () => {
    const server = await startTestServer({ accounts: ACCOUNTS });
    const answer = await server.browser().get("/admin/health");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toMatch(/^\/admin\/login/);
    expect(server.sandbox.control.requests).toEqual([]);
  });

  it("asks Instagram once, however often it is loaded, until it is told to look again", async () => {
    const server = await startTestServer({ accounts: ACCOUNTS });
    const owner = await server.owner();
    await Promise.all([owner.get("/admin/health"), owner.get("/admin/health")]);
    await owner.get("/admin/health");
    const asked = server.sandbox.control.requests.length;
    expect(asked).toBeGreaterThan(0);
    await owner.post("/admin/health");
    expect(server.sandbox.control.requests).toHaveLength(asked);
    server.clock.advance(MINUTE_MS);
    const answer = await owner.post("/admin/health");
    expect(answer.headers.get("location")).toBe("/admin/health");
    expect(server.sandbox.control.requests).toHaveLength(2 * asked);
  });

  it("says so when Instagram cannot be reached, instead of failing", async () => {
    const server = await startTestServer({ accounts: ACCOUNTS });
    server.sandbox.control.down();
    const page = wordsOf(await (await (await server.owner()).get("/admin/health")).text());
    expect(page).toContain("One thing needs you");
    expect(page).toContain("No connection to 127.0.0.1:4000 could be made.");
  });
});

describe("windowbox doctor", () => {
  it("works beside a running server and without one, and fails when something is bad", async () => {
    const sandboxPort = await freePort();
    const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
    const sandbox = createSandbox({ clock: systemClock, origin: sandboxUrl, accounts: ACCOUNTS });
    const sandboxServer = serve({
      fetch: sandbox.app.fetch,
      port: sandboxPort,
      hostname: "127.0.0.1",
    });
    onTestFinished(() => void sandboxServer.close());
    const port = await freePort();
    const environment = {
      ...sandbox.environment,
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: join(tempFolder(), "data"),
      ADMIN_PASSWORD: PASSWORD,
      WINDOWBOX_SPELT_WRONG: "yes",
    };
    const log = createLog("silent");
    const server = await startServer({ environment, log });
    let running = true;
    const stop = async () => {
      if (running) await server.stop();
      running = false;
    };
    onTestFinished(stop);
    const owner = createOwner(server.url);
    await owner.signIn(PASSWORD);
    await owner.connect(sandbox, "harbour.bakery");

    const beside = await run(environment);
    expect(beside).toMatchObject({ code: 0 });
    expect(beside.output).toContain("✓ @harbour.bakery, token: Instagram accepts it.");
    expect(beside.output).toContain("leads here, but only on this machine");
    expect(beside.output).toContain("! Settings: WINDOWBOX_SPELT_WRONG is not a setting");
    expect(beside.output).toMatch(/! Redirect URI: .*\n {2}→ /);
    expect(beside.errors).toContain(environment.DATA_DIR);
    const token = sandbox.control.requests.at(-1)?.token ?? "no token was sent";
    expect(beside.output + beside.errors).not.toContain(token);

    await stop();
    const without = await run(environment, "--json");
    expect(without.code).toBe(0);
    const { findings } = JSON.parse(without.output) as { findings: Finding[] };
    expect(findings.find(({ name }) => name === "Public address")).toMatchObject({
      status: "warn",
      sentence: expect.stringContaining("no server runs"),
    });

    sandbox.control.removeApp("harbour.bakery");
    const broken = await run(environment);
    expect(broken.code).toBe(1);
    expect(broken.output).toMatch(/✗ @harbour\.bakery, token: .*\n {2}→ Press “Connect again”/);
  }, 120_000);

  it("lists what keeps the server from starting", async () => {
    const dataDir = join(tempFolder(), "data");
    const settings = await run({ PORT: "99999", PUBLIC_URL: "example", DATA_DIR: dataDir });
    expect(settings.code).toBe(1);
    expect(settings.output).toMatch(/✗ Settings: PORT .*\n✗ Settings: PUBLIC_URL /);

    mkdirSync(dataDir);
    writeFileSync(join(dataDir, "windowbox.db"), "this is no database".repeat(1000));
    const folder = await run({ DATA_DIR: dataDir });
    expect(folder.code).toBe(1);
    expect(folder.output).toContain("✗ Settings: the database in");
  }, 60_000);
});

interface Run {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

async function run(environment: Record<string, string>, ...options: string[]): Promise<Run> {
  const command = spawn(process.execPath, [BUILT_SERVER.cli, "doctor", ...options], {
    env: { PATH: process.env.PATH, ...environment },
    cwd: tempFolder(),
  });
  const [output, errors, code] = await Promise.all([
    text(command.stdout),
    text(command.stderr),
    new Promise<number | null>((resolve) => command.once("close", resolve)),
  ]);
  return { code, output, errors };
}
