import { IncomingMessage } from "node:http";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { type Answer, FaultError, makeAnswer } from "./answer.ts";
import { graphErrorResponse, MetaError, oldErrorResponse } from "./graph/meta-error.ts";
import { businessUsageHeader } from "./graph/usage-header.ts";
import type { HangingGate } from "./hanging-gate.ts";
import type { HostEnv } from "./host-env.ts";
import {
  classify,
  type RecordedRequest,
  type SandboxHost,
  splitHost,
  splitVersion,
} from "./requests.ts";
import type { RuleBook } from "./rules.ts";
import type { World } from "./world.ts";

export type HostApps = Readonly<Record<SandboxHost, Hono<HostEnv>>>;

interface DispatcherParts {
  readonly world: World;
  readonly hosts: HostApps;
  readonly requests: RecordedRequest[];
  readonly rules: RuleBook;
  readonly gate: HangingGate;
}

/** Every request passes here: it is written down, perhaps answered otherwise, else sent to its host. */
export function createDispatcher(parts: DispatcherParts): Hono {
  const app = new Hono();
  app.all("*", async (c) => {
    const url = new URL(c.req.url);
    const target = splitHost(url.pathname);
    if (!target)
      return c.text("The sandbox plays Instagram below /www, /api, /graph and so on.", 404);
    const { version, path } = splitVersion(target.rest);
    const body = c.req.method === "POST" ? await c.req.arrayBuffer() : undefined;
    const inner = new Request(new URL(`${parts.world.origin}${path}${url.search}`), {
      method: c.req.method,
      headers: c.req.raw.headers,
      ...(body && { body }),
    });
    const entry = await record(parts, target.host, path, version, inner.clone());
    parts.requests.push(entry);
    try {
      const response = await respond(parts, entry, inner, c.req.raw.signal);
      entry.status = response.status;
      return response;
    } catch (error) {
      if (error instanceof FaultError && cutSocket(c.env)) return RESPONSE_ALREADY_SENT;
      throw error;
    }
  });
  app.onError((error) => {
    // A fault has no answer: whoever called the app makes a broken connection of it.
    throw error;
  });
  return app;
}

async function respond(
  parts: DispatcherParts,
  entry: RecordedRequest,
  inner: Request,
  signal: AbortSignal,
): Promise<Response> {
  const { world, gate } = parts;
  const ordinary = async () => {
    const response = await askHost(parts.hosts[entry.host], entry.host, inner, entry.version);
    return addHeaders(response, entry, world);
  };
  const answer: Answer | undefined = parts.rules.take(entry);
  if (answer === undefined) return ordinary();
  const { released } = gate;
  const { origin } = world;
  return makeAnswer(answer, {
    request: entry,
    signal,
    released,
    origin,
    now: world.now(),
    ordinary,
  });
}

async function askHost(
  app: Hono<HostEnv>,
  host: SandboxHost,
  request: Request,
  version: string | undefined,
): Promise<Response> {
  app.onError((error) => {
    if (!(error instanceof MetaError)) throw error;
    return host === "api" ? oldErrorResponse(error) : graphErrorResponse(error);
  });
  return app.fetch(request, { version });
}

function addHeaders(response: Response, entry: RecordedRequest, world: World): Response {
  const headers = new Headers(response.headers);
  headers.set("date", new Date(world.now()).toUTCString());
  if (entry.host === "graph" || entry.host === "facebook-graph") {
    const token = world.tokens.find(entry.token ?? "");
    const account = token?.account ?? token?.pages[0]?.account;
    const blockedMinutes = world.throttle.minutesLeft(account);
    const {
      app,
      business,
      regainMinutes = 0,
    } = blockedMinutes > 0
      ? { business: 100, regainMinutes: blockedMinutes }
      : world.settings.usage;
    headers.set("x-fb-trace-id", "AsAnDbOx000");
    if (app !== undefined) {
      headers.set("x-app-usage", `{"call_count":${app},"total_cputime":0,"total_time":1}`);
    }
    if (business !== undefined) {
      const id = account?.professionalId ?? "17841400000000001";
      headers.set("x-business-use-case-usage", businessUsageHeader(business, regainMinutes, id));
    }
  }
  return new Response(response.body, { status: response.status, headers });
}

async function record(
  { world }: DispatcherParts,
  host: SandboxHost,
  path: string,
  version: string | undefined,
  request: Request,
): Promise<RecordedRequest> {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const isForm = /form/.test(request.headers.get("content-type") ?? "");
  if (isForm) {
    for (const [name, value] of await request.formData()) {
      if (typeof value === "string") params[name] = value;
    }
  }
  const bearer = /^Bearer\s+(.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  return {
    at: world.now(),
    method: request.method,
    host,
    endpoint: classify(host, path, params, {
      isLong: (token) => world.tokens.find(token)?.kind === "long",
      isAccount: (id) =>
        world.accounts.accounts.some((one) =>
          [one.appScopedId, one.professionalId, one.basicDisplayId].includes(id),
        ),
    }),
    path,
    version,
    params,
    token: params.access_token ?? bearer,
    headers: Object.fromEntries(request.headers),
    status: 0,
  };
}

/** Over a real socket a fault is a broken connection; there is no other that one can play. */
function cutSocket(bindings: unknown): boolean {
  if (typeof bindings !== "object" || bindings === null || !("incoming" in bindings)) return false;
  if (!(bindings.incoming instanceof IncomingMessage)) return false;
  bindings.incoming.socket.destroy();
  return true;
}
