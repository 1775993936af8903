import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { SECOND_MS } from "../time/clock.ts";
import { type ConnectionDeps, createConnections, LOOK_EVERY_MS } from "./connections.ts";

const TIMEOUTS = {
  headersTimeout: 15 * SECOND_MS,
  // A backup may take as long to arrive as it needs, as long as it moves: `connections` looks after that.
  requestTimeout: 0,
  connectionsCheckingInterval: LOOK_EVERY_MS,
};

interface HttpServerDeps extends ConnectionDeps {
  /** Stands for the name of the server in requests that bring none. */
  readonly hostname: string;
}

/** A server that answers with what `fetch` gives, within the bounds of `connections`; it does not listen yet. */
export function createHttpServer(
  fetch: Parameters<typeof getRequestListener>[0],
  { hostname, ...deps }: HttpServerDeps,
): Server {
  const connections = createConnections(deps);
  const server = createServer(TIMEOUTS, connections.guard(getRequestListener(fetch, { hostname })));
  connections.watch(server);
  const looking = setInterval(connections.look, LOOK_EVERY_MS);
  // What could not listen is never closed, and must not keep the process.
  looking.unref();
  server.once("close", () => clearInterval(looking));
  return server;
}
