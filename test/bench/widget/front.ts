/** TLS and HTTP/2 for the hosts of `network.ts`, in their own namespace: passes each request on to a socket of the machine. */
import { Agent, request } from "node:http";
import { createSecureServer } from "node:http2";
import { TEST_CERTIFICATE, TEST_KEY } from "../../support/test-certificate.ts";

const HTTPS_PORT = 443;
/** Of HTTP/1.1's connections alone. */
const OF_CONNECTIONS = /^(connection|keep-alive|transfer-encoding|upgrade|:.*)$/;

interface FrontHost {
  readonly address: string;
  readonly socket: string;
}

function startHost({ address, socket }: FrontHost): Promise<void> {
  // A connection of the machine's own costs nothing; one that is kept may be closed under a request, which the browser
  // then takes for an error of HTTP/2.
  const agent = new Agent({ keepAlive: false });
  const server = createSecureServer(
    { key: TEST_KEY, cert: TEST_CERTIFICATE, allowHTTP1: true },
    (incoming, outgoing) => {
      const headers = Object.fromEntries(
        Object.entries(incoming.headers).filter(([name]) => !OF_CONNECTIONS.test(name)),
      );
      const { method, url: path, authority } = incoming;
      // A browser that ends a visit while an answer is on its way breaks off its streams and connections: an error that
      // nobody listened to would end this whole process, and every later visit with it.
      let isOver = false;
      const end = () => {
        isOver = true;
        upstream.destroy();
      };
      incoming.on("error", end);
      outgoing.on("error", end);
      outgoing.on("close", end);
      const upstream = request(
        { agent, socketPath: socket, method, path, headers: { ...headers, host: authority } },
        (answer) => {
          const kept = Object.entries(answer.headers).filter(
            ([name]) => !OF_CONNECTIONS.test(name),
          );
          // Half an answer is told as one: else the browser would wait for the rest.
          answer.on("error", (error) => upstream.emit("error", error));
          outgoing.writeHead(answer.statusCode ?? 502, Object.fromEntries(kept));
          answer.pipe(outgoing);
        },
      );
      upstream.on("error", (error) => {
        if (isOver) return;
        process.stderr.write(`${authority}${path}: ${error.message}\n`);
        outgoing.destroy();
      });
      incoming.pipe(upstream);
    },
  );
  return new Promise((resolve) => void server.listen(HTTPS_PORT, address, () => resolve()));
}

const hosts: readonly FrontHost[] = JSON.parse(process.argv[2] ?? "[]");
await Promise.all(hosts.map(startHost));
process.stdout.write("ready\n");
