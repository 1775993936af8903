import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { onTestFinished } from "vitest";
import { createSandbox, type Sandbox, type SandboxOptions } from "../../demo/sandbox/sandbox.ts";
import { freePort } from "./free-port.ts";

/** The sandbox on a socket of the loopback, for servers that are processes of their own. */
export interface SocketSandbox extends Sandbox {
  readonly origin: string;
  /** Every token that it ever gave out or was told of, oldest first. */
  readonly tokens: readonly string[];
  /** Moves its clock; a process's own stays where it is. */
  advance(ms: number): void;
  /** Called as requests come in, with how many there have been. */
  onRequest: ((count: number) => void) | undefined;
  /** A pasted token, kept with the others in `tokens`. */
  issueToken(...args: Parameters<Sandbox["control"]["issueToken"]>): string;
}

const TOKEN = /(?<=access_token"\s*:\s*")[\w-]{20,}/g;

export async function startSocketSandbox(
  options: Pick<SandboxOptions, "accounts" | "pages">,
): Promise<SocketSandbox> {
  const origin = `http://127.0.0.1:${await freePort()}`;
  let ahead = 0;
  const sandbox = createSandbox({ ...options, origin, clock: { now: () => Date.now() + ahead } });
  const tokens: string[] = [];
  let count = 0;

  async function keepTokens(answer: Response): Promise<void> {
    // A body that breaks off in the middle was broken on purpose.
    const text = await answer.text().catch(() => "");
    for (const token of text.match(TOKEN) ?? []) if (!tokens.includes(token)) tokens.push(token);
  }

  const socketSandbox: SocketSandbox = {
    ...sandbox,
    origin,
    tokens,
    onRequest: undefined,
    advance(ms) {
      ahead += ms;
    },
    issueToken(...args) {
      const token = sandbox.control.issueToken(...args);
      tokens.push(token);
      return token;
    },
  };
  const app: typeof sandbox.app.fetch = async (request, bindings) => {
    count += 1;
    socketSandbox.onRequest?.(count);
    const answer = await sandbox.app.fetch(request, bindings);
    if (answer.headers.get("content-type")?.includes("json")) await keepTokens(answer.clone());
    return answer;
  };
  const { hostname, port } = new URL(origin);
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = serve({ fetch: app, hostname, port: Number(port) }, () =>
      resolve(listening as Server),
    );
    listening.once("error", reject);
  });
  onTestFinished(async () => {
    sandbox.control.release();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return socketSandbox;
}
