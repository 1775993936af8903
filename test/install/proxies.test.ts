import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { expect, it } from "vitest";
import { freePort } from "../support/free-port.ts";
import { startSocketSandbox } from "../support/socket-sandbox.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { type RunningProcess, runWindowbox, startWindowbox } from "../support/windowbox-process.ts";
import { startCaddy, startNginx } from "./start-proxy.ts";

const DEPLOY = join(import.meta.dirname, "../../deploy");
const PASSWORD = "harbour tides at noon";
/** From where the proxy speaks to Windowbox. It alone is believed, and not all of this machine, as in a container. */
const PROXY = "127.0.0.1";
const STRANGER = "127.0.0.2";
const OWNER = "127.0.0.3";
/** More than are let pass. */
const GUESSES = 7;

const isThere = (program: string) => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
const PROXIES = [
  ["nginx", startShippedNginx],
  ["caddy", startShippedCaddy],
] as const;

for (const [name, startProxy] of PROXIES.filter(([program]) => isThere(program))) {
  it(`tells two visitors apart behind ${name}, and locks out only who guesses`, async () => {
    const trusting = await behind(startProxy, PROXY);
    await guess(trusting.proxyPort);
    expect((await signIn(trusting.proxyPort, STRANGER, PASSWORD)).status).toBe(429);
    expect((await signIn(trusting.proxyPort, OWNER, PASSWORD)).status).toBe(303);

    const doubting = await behind(startProxy, "192.0.2.1");
    await guess(doubting.proxyPort);
    expect((await signIn(doubting.proxyPort, OWNER, PASSWORD)).status).toBe(429);
  });
}

it.runIf(isThere("nginx"))(
  "keeps what visitors get behind nginx, also while Windowbox is stopped, and nothing of the owner's",
  async () => {
    const { server, proxyPort } = await behind(startShippedNginx, PROXY);
    const cached = async (path: string) => {
      const { status, headers } = await ask(proxyPort, OWNER, path);
      return [status, headers["x-cache-status"]];
    };
    for (const path of ["/widget.js", "/feeds/harbour-bakery.json", "/feeds/harbour-bakery.html"]) {
      expect(await cached(path)).toEqual([200, "MISS"]);
      expect(await cached(path), path).toEqual([200, "HIT"]);
    }
    for (const path of ["/admin/login", "/healthz"]) {
      await cached(path);
      expect(await cached(path), path).toEqual([200, "MISS"]);
    }
    await server.end("SIGTERM");
    expect(await cached("/feeds/harbour-bakery.json")).toEqual([200, "HIT"]);
    expect((await ask(proxyPort, OWNER, "/healthz")).status).toBe(502);
  },
);

type StartProxy = (proxyPort: number, serverPort: number) => Promise<void>;

async function behind(
  startProxy: StartProxy,
  trustedProxies: string,
): Promise<{ server: RunningProcess; proxyPort: number }> {
  const sandbox = await startSocketSandbox({
    accounts: [{ username: "harbour.bakery", posts: 1 }],
  });
  const [port, proxyPort] = [await freePort(), await freePort()];
  const environment = {
    ...sandbox.environment,
    DATA_DIR: join(tempFolder(), "data"),
    ADMIN_PASSWORD: PASSWORD,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${proxyPort}`,
    TRUSTED_PROXIES: trustedProxies,
  };
  const server = await startWindowbox(environment);
  const input = sandbox.issueToken("harbour.bakery");
  expect(await runWindowbox(["connect", "--token", "-"], environment, { input })).toMatchObject({
    code: 0,
  });
  await startProxy(proxyPort, port);
  await expect
    .poll(() =>
      ask(proxyPort, OWNER, "/healthz").then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
  return { server, proxyPort };
}

/** The file that is shipped, with this test's ports and folders, and without the certificate that nobody gave it. */
async function startShippedNginx(proxyPort: number, serverPort: number): Promise<void> {
  const site = readFileSync(join(DEPLOY, "nginx.conf"), "utf8")
    .replace("listen 443 ssl http2;", `listen 127.0.0.1:${proxyPort};`)
    .replace(/ssl_certificate.*\n/g, "\n")
    .replace("server 127.0.0.1:3000;", `server 127.0.0.1:${serverPort};`)
    .replace("/var/cache/nginx/windowbox", join(tempFolder(), "cache"))
    .replace("listen 80;", `listen 127.0.0.1:${await freePort()};`);
  startNginx(site);
}

/** The same of Caddy's. */
async function startShippedCaddy(proxyPort: number, serverPort: number): Promise<void> {
  startCaddy(readFileSync(join(DEPLOY, "Caddyfile"), "utf8"), {
    DOMAIN: `http://:${proxyPort}`,
    UPSTREAM: `127.0.0.1:${serverPort}`,
  });
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** As a client whom the proxy sees at this address. */
function ask(port: number, from: string, path: string, form?: URLSearchParams): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...{ accept: "text/html", origin: `http://127.0.0.1:${port}` },
      ...(form && { "content-type": "application/x-www-form-urlencoded" }),
    };
    const method = form ? "POST" : "GET";
    const place = { host: "127.0.0.1", port, path, method, localAddress: from, headers };
    const sent = request(place, (answer) => {
      answer.resume();
      answer.once("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers }),
      );
    });
    sent.once("error", reject);
    sent.end(form?.toString());
  });
}

function signIn(port: number, from: string, password: string): Promise<Answer> {
  return ask(port, from, "/admin/login", new URLSearchParams({ password }));
}

async function guess(port: number): Promise<void> {
  for (let count = 0; count < GUESSES; count += 1) await signIn(port, STRANGER, "harbour tides");
}
