import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

interface CaughtCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly text: string; readonly [name: string]: unknown };
}

interface WebhookCatcher {
  /** Without a trailing slash. */
  readonly origin: string;
  readonly calls: CaughtCall[];
  readonly texts: () => string[];
}

/** A real receiver of alerts on a free port. @param answer what it does when it has read a call; else it says ok. */
export async function startWebhookCatcher(
  answer: (response: ServerResponse, calls: readonly CaughtCall[]) => void = (response) =>
    response.end("ok"),
): Promise<WebhookCatcher> {
  const calls: CaughtCall[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    calls.push({
      method: request.method ?? "",
      path: request.url ?? "",
      headers: request.headers,
      body: JSON.parse(Buffer.concat(chunks).toString("utf8") || "{}"),
    });
    answer(response, calls);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    calls,
    texts: () => calls.map(({ body }) => body.text),
  };
}
