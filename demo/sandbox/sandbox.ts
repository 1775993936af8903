import type { Hono } from "hono";
import { AccountBook } from "./accounts.ts";
import { Cdn } from "./cdn/cdn.ts";
import { SandboxControl } from "./control.ts";
import { createDispatcher, type HostApps } from "./dispatcher.ts";
import { createFacebookRoutes } from "./graph/facebook-routes.ts";
import { createGraphRoutes } from "./graph/instagram-routes.ts";
import { Throttle } from "./graph/throttle.ts";
import { createGate } from "./hanging-gate.ts";
import { createAuthorizeRoutes } from "./oauth/authorize-routes.tsx";
import { createCodeRoutes } from "./oauth/token-routes.ts";
import { TokenBook } from "./oauth/tokens.ts";
import type { RecordedRequest } from "./requests.ts";
import { RuleBook } from "./rules.ts";
import { createSandboxFetch } from "./sandbox-fetch.ts";
import type { SandboxAccountSpec, SandboxPageSpec } from "./spec.ts";
import { defaultSettings, FACEBOOK_APP, INSTAGRAM_APP, type World } from "./world.ts";

export interface SandboxOptions {
  readonly clock: { now(): number };
  /** Where it is reachable, e.g. `http://127.0.0.1:4000`. */
  readonly origin: string;
  readonly accounts: readonly SandboxAccountSpec[];
  /** Pages beside those that `accounts` name. */
  readonly pages?: readonly SandboxPageSpec[];
}

export interface Sandbox {
  /** To be listened on, or called. */
  readonly app: Hono;
  /** Answers for `origin` without a socket and throws for every other host. */
  readonly fetch: typeof globalThis.fetch;
  /** What makes a Windowbox server talk to this sandbox. */
  readonly environment: Record<string, string>;
  readonly control: SandboxControl;
}

/** Plays Instagram and Facebook, as far as a feed needs them, on path prefixes of one origin. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const origin = new URL(options.origin).origin;
  const now = () => options.clock.now();
  const world: World = {
    origin,
    now,
    accounts: new AccountBook(options.accounts, options.pages ?? [], now),
    tokens: new TokenBook(now),
    cdn: new Cdn(origin, now),
    settings: defaultSettings(),
    throttle: new Throttle(now),
  };
  const requests: RecordedRequest[] = [];
  const rules = new RuleBook();
  const gate = createGate();
  const instagram = createAuthorizeRoutes(world, "instagram");
  const hosts: HostApps = {
    www: instagram,
    // The older address of the same page, which Basic Display used.
    api: createCodeRoutes(world).route("/", instagram),
    graph: createGraphRoutes(world),
    facebook: createAuthorizeRoutes(world, "facebook"),
    "facebook-graph": createFacebookRoutes(world),
    cdn: world.cdn.app,
  };
  const app = createDispatcher({ world, hosts, requests, rules, gate });
  const { fetch, strays } = createSandboxFetch(app, origin);
  const request = (path: string, init?: RequestInit) =>
    fetch(`${origin}${path}`, { ...init, redirect: "manual" });
  return {
    app,
    fetch,
    environment: environmentFor(origin),
    control: new SandboxControl({ world, requests, strays, rules, gate, request }),
  };
}

function environmentFor(origin: string): Record<string, string> {
  const { protocol, hostname } = new URL(origin);
  return {
    INSTAGRAM_WWW_URL: `${origin}/www`,
    INSTAGRAM_API_URL: `${origin}/api`,
    INSTAGRAM_GRAPH_URL: `${origin}/graph`,
    FACEBOOK_WWW_URL: `${origin}/facebook`,
    FACEBOOK_GRAPH_URL: `${origin}/facebook-graph`,
    MEDIA_HOSTS: protocol === "http:" ? `http://${hostname}` : hostname,
    INSTAGRAM_APP_ID: INSTAGRAM_APP.id,
    INSTAGRAM_APP_SECRET: INSTAGRAM_APP.secret,
    FACEBOOK_APP_ID: FACEBOOK_APP.id,
    FACEBOOK_APP_SECRET: FACEBOOK_APP.secret,
  };
}
