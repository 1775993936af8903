import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { onTestFinished } from "vitest";

interface ConnectProxy {
  readonly origin: string;
  /** What was asked for, in order: `host:port`. */
  readonly targets: readonly string[];
  /** The `Proxy-Authorization` of the last request. */
  authorization(): string | undefined;
}

/** A real HTTP proxy on a free port, which finds names where `hosts` says and knows no others. */
export async function startConnectProxy(hosts: Record<string, string>): Promise<ConnectProxy> {
  const targets: string[] = [];
  let authorization: string | undefined;
  const server = createServer();
  server.on("connect", (request, socket, head) => {
    const target = request.url ?? "";
    targets.push(target);
    authorization = request.headers["proxy-authorization"];
    const origin = hosts[target];
    if (origin === undefined) return socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    const upstream = connect(Number(new URL(origin).port), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      upstream.write(head);
      socket.pipe(upstream).pipe(socket);
    });
    for (const end of [socket, upstream]) end.on("error", () => end.destroy());
    socket.on("close", () => upstream.destroy());
    onTestFinished(() => void socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, targets, authorization: () => authorization };
}
