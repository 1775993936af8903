import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Browser } from "playwright-core";
import { chromiumPath, launchVisitorsChromium } from "../../support/chromium.ts";
import { freePort } from "../../support/free-port.ts";
import { TEST_CERTIFICATE } from "../../support/test-certificate.ts";
import type { Conditions } from "./profile.ts";

/** Each as far away as any other, and none of them met before. */
const HOSTS = [
  "site",
  "feed",
  "graph",
  "originals",
  "behold-script",
  "behold-feeds",
  "behold-pictures",
  "before",
] as const;

type HostName = (typeof HOSTS)[number];

export interface Host {
  /** Where its server is to listen, on this machine. */
  readonly port: number;
  /** Where browsers reach it. */
  readonly url: string;
}

export interface Network {
  /** What lies between the browser and the hosts, in words. */
  readonly description: string;
  /** Whether the browser itself has to slow its requests down. */
  readonly isBare: boolean;
  host(name: HostName): Host;
  launch(): Promise<Browser>;
  /** The line is so from now on. */
  become(conditions: Conditions): Promise<void>;
  close(): Promise<void>;
}

/** A real line where that can be had, else this machine's own loopback, with the reason. */
export async function openNetwork(): Promise<Network> {
  const hosts = new Map<HostName, number>();
  for (const name of HOSTS) hosts.set(name, await freePort());
  const portOf = (name: HostName) => hosts.get(name) ?? 0;
  const lacking = whatALineLacks();
  if (lacking === undefined) return openLine(portOf);
  return {
    description: `No real line, as that needs ${lacking}: the browser's own throttling, HTTP/1.1, which leaves out handshakes and the slow start of connections`,
    isBare: true,
    host: (name) => ({ port: portOf(name), url: `http://127.0.0.1:${portOf(name)}` }),
    launch: () => launchVisitorsChromium({ executablePath: chromiumPath() }),
    become: async () => {},
    close: async () => {},
  };
}

function whatALineLacks(): string | undefined {
  if (process.getuid?.() !== 0) return "root";
  for (const [command, argument] of [
    ["ip", "-V"],
    ["python3", "--version"],
  ] as const) {
    if (spawnSync(command, [argument]).status !== 0) return command;
  }
  try {
    accessSync("/dev/net/tun", constants.R_OK | constants.W_OK);
    return undefined;
  } catch {
    return "/dev/net/tun";
  }
}

/** The first address of the server's end. */
const FIRST_ADDRESS = 2;

/**
 * Servers in one network namespace, browsers in another, and `line.py` between them. A namespace shares no addresses
 * with its machine, but its files: the front that speaks TLS and HTTP/2 there reaches the servers here by sockets.
 */
async function openLine(portOf: (name: HostName) => number): Promise<Network> {
  const folder = mkdtempSync(join(tmpdir(), "windowbox-line-"));
  const name = `wb${process.pid}`;
  const line = spawn("python3", [join(import.meta.dirname, "line.py"), "--name", name], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const told = createInterface(line.stdout)[Symbol.asyncIterator]();
  await told.next();
  const pipes = await Promise.all(HOSTS.map((host) => openPipe(join(folder, host), portOf(host))));
  const front = await startFront(`${name}-server`, folder);
  const wrapper = join(folder, "chromium");
  writeFileSync(wrapper, `#!/bin/sh\nexec ip netns exec ${name}-client ${chromiumPath()} "$@"\n`, {
    mode: 0o755,
  });
  return {
    description: "A real line: TCP, TLS 1.3 and HTTP/2, each host with an address of its own",
    isBare: false,
    host: (host) => ({ port: portOf(host), url: `https://${host}.test` }),
    launch: () =>
      launchVisitorsChromium({
        executablePath: wrapper,
        args: [
          `--host-resolver-rules=${HOSTS.map((host, index) => `MAP ${host}.test ${addressOf(index)}`).join(",")}`,
          `--ignore-certificate-errors-spki-list=${fingerprint()}`,
        ],
      }),
    async become({ rttMs, downKbit, upKbit }) {
      line.stdin.write(`${rttMs} ${downKbit} ${upKbit} 0\n`);
      await told.next();
    },
    async close() {
      await end(front);
      await end(line);
      for (const pipe of pipes) pipe.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const addressOf = (index: number) => `10.99.0.${FIRST_ADDRESS + index}`;

async function startFront(namespace: string, folder: string): Promise<ChildProcess> {
  const sockets = HOSTS.map((host, index) => ({
    address: addressOf(index),
    socket: join(folder, host),
  }));
  const front = spawn(
    "ip",
    [
      ...["netns", "exec", namespace, process.execPath, "--import", "tsx"],
      ...[join(import.meta.dirname, "front.ts"), JSON.stringify(sockets)],
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await once(front.stdout, "data");
  return front;
}

function openPipe(socket: string, port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer((client) => {
      const upstream = connect(port, "127.0.0.1");
      client.pipe(upstream).pipe(client);
      client.on("error", () => upstream.destroy());
      upstream.on("error", () => client.destroy());
    });
    server.unref();
    server.listen(socket, () => resolve(server));
  });
}

/** Of the key that the browser believes whatever the certificate says. */
function fingerprint(): string {
  const key = new X509Certificate(TEST_CERTIFICATE).publicKey;
  return createHash("sha256")
    .update(key.export({ type: "spki", format: "der" }))
    .digest("base64");
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}
