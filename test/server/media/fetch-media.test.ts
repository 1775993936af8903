import { expect, test } from "vitest";
import { createPublicFetch } from "../../../server/http/public-fetch.ts";
import { fetchBytes, fetchMedia } from "../../../server/media/fetch-media.ts";
import { MediaError } from "../../../server/media/media-failure.ts";
import { serveLocally } from "./http-server.ts";

const SOURCE = { fetch: globalThis.fetch, mediaHosts: ["http://127.0.0.1"] };
const REQUEST = { what: "picture", maxBytes: 1000, timeoutMs: 10_000 } as const;

async function failureOf(work: Promise<unknown>): Promise<MediaError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof MediaError)) throw new Error(`not a MediaError: ${String(error)}`);
  return error;
}

test("hands over the bytes of an address", async () => {
  const origin = await serveLocally((_request, response) => response.end("bytes"));
  const bytes = await fetchBytes(SOURCE, `${origin}/1.jpg?oh=signature`, REQUEST);
  expect(bytes.toString()).toBe("bytes");
});

test("follows redirects between allowed hosts, relative ones too", async () => {
  const origin = await serveLocally((request, response) => {
    if (request.url === "/start") response.writeHead(302, { location: "/middle" }).end("moved");
    else if (request.url === "/middle")
      response.writeHead(307, { location: `${origin}/end` }).end();
    else response.end(request.url);
  });
  expect((await fetchBytes(SOURCE, `${origin}/start`, REQUEST)).toString()).toBe("/end");
});

test("asks nothing of a host that is not allowed, not even after a redirect", async () => {
  let asked = 0;
  const origin = await serveLocally((request, response) => {
    asked += 1;
    const { port } = new URL(`http://${request.headers.host}`);
    response.writeHead(302, { location: `http://localhost:${port}/private` }).end();
  });
  const failure = await failureOf(fetchBytes(SOURCE, `${origin}/1.jpg?oh=signature`, REQUEST));
  expect(failure.kind).toBe("refused-host");
  expect(failure.retry).toBe("daily");
  expect(failure.message).toContain("MEDIA_HOSTS");
  expect(failure.message).not.toContain("signature");
  expect(asked).toBe(1);
});

test("leaves out what an allowed host's name leads to in a private network, and says so", async () => {
  let connections = 0;
  const origin = await serveLocally((_request, response) => response.end("private"), {
    onConnection: () => {
      connections += 1;
    },
  });
  const { port } = new URL(origin);
  const fetch = createPublicFetch({
    resolve: (_host, _options, callback) => callback(null, [{ address: "127.0.0.1", family: 4 }]),
  });
  const source = { fetch, mediaHosts: ["http://cdn.example.com"] };
  const failure = await failureOf(fetchBytes(source, `http://cdn.example.com:${port}/`, REQUEST));
  expect(failure.kind).toBe("private-address");
  expect(failure.message).toContain("cdn.example.com");
  expect(connections).toBe(0);
});

test("gives up a chain of redirects that does not end", async () => {
  let asked = 0;
  const origin = await serveLocally((_request, response) => {
    asked += 1;
    response.writeHead(302, { location: `/${asked}` }).end();
  });
  const failure = await failureOf(fetchBytes(SOURCE, origin, REQUEST));
  expect(failure.kind).toBe("too-many-redirects");
  expect(asked).toBe(6);
});

test.each([403, 404, 410])("takes %d for an address that has expired", async (status) => {
  const origin = await serveLocally((_request, response) =>
    response.writeHead(status, { "content-type": "text/plain" }).end("URL signature expired"),
  );
  const failure = await failureOf(fetchBytes(SOURCE, origin, REQUEST));
  expect(failure.kind).toBe("gone");
  expect(failure.retry).toBe("next-sync");
});

test.each([429, 500, 503, 204, 206])("tries again later after %d", async (status) => {
  const origin = await serveLocally((_request, response) => response.writeHead(status).end());
  const failure = await failureOf(fetchBytes(SOURCE, origin, REQUEST));
  expect(failure.kind).toBe("unreachable");
  expect(failure.retry).toBe("next-sync");
});

test("does not begin a file that says it is too large", async () => {
  const origin = await serveLocally((_request, response) =>
    response.writeHead(200, { "content-length": "1001" }).write("x"),
  );
  const taken: Uint8Array[] = [];
  const work = fetchMedia(SOURCE, origin, REQUEST, (chunk) => void taken.push(chunk));
  expect((await failureOf(work)).kind).toBe("too-large");
  expect(taken).toEqual([]);
});

test("stops reading a file that turns out too large, though it did not say so", async () => {
  const origin = await serveLocally((_request, response) => {
    response.write("x".repeat(900));
    response.write("x".repeat(900));
  });
  let size = 0;
  const work = fetchMedia(SOURCE, origin, REQUEST, (chunk) => {
    size += chunk.byteLength;
  });
  expect((await failureOf(work)).kind).toBe("too-large");
  expect(size).toBeLessThanOrEqual(1000);
});

test("counts the bytes that a compressed answer unpacks to", async () => {
  const { gzipSync } = await import("node:zlib");
  const bomb = gzipSync(Buffer.alloc(1_000_000));
  const origin = await serveLocally((_request, response) =>
    response
      .writeHead(200, { "content-encoding": "gzip", "content-length": bomb.length })
      .end(bomb),
  );
  const failure = await failureOf(fetchBytes(SOURCE, origin, { ...REQUEST, maxBytes: 5000 }));
  expect(failure.kind).toBe("too-large");
});

test("does not wait longer than its time for an answer", async () => {
  const origin = await serveLocally(() => undefined);
  const failure = await failureOf(fetchBytes(SOURCE, origin, { ...REQUEST, timeoutMs: 20 }));
  expect(failure.kind).toBe("timeout");
});

test("does not wait longer than its time for the rest of a file", async () => {
  const origin = await serveLocally((_request, response) => response.write("the beginning"));
  const failure = await failureOf(fetchBytes(SOURCE, origin, { ...REQUEST, timeoutMs: 60 }));
  expect(failure.kind).toBe("timeout");
});

test("ends at once when the server shuts down", async () => {
  const stopping = new AbortController();
  const origin = await serveLocally((_request, response) => response.write("the beginning"));
  const work = fetchMedia(SOURCE, origin, { ...REQUEST, signal: stopping.signal }, () =>
    stopping.abort(),
  );
  expect((await failureOf(work)).kind).toBe("stopped");
});

test("takes a file that breaks off for no file", async () => {
  const origin = await serveLocally((_request, response) => {
    response.writeHead(200, { "content-length": "500" });
    response.write("the beginning", () => response.destroy());
  });
  expect((await failureOf(fetchBytes(SOURCE, origin, REQUEST))).kind).toBe("unreachable");
});

test("says that nobody answers", async () => {
  const fetch = () => Promise.reject(new TypeError("fetch failed"));
  const work = fetchBytes({ ...SOURCE, fetch }, "http://127.0.0.1:4000/", REQUEST);
  expect((await failureOf(work)).kind).toBe("unreachable");
});

test.each(["", "not an address", "//"])("refuses the address %j", async (address) => {
  const failure = await failureOf(fetchBytes(SOURCE, address, REQUEST));
  expect(failure.kind).toBe("bad-address");
});

test("passes on what the receiver throws, and ends the connection", async () => {
  const origin = await serveLocally((_request, response) => response.end("bytes"));
  const work = fetchMedia(SOURCE, origin, REQUEST, () => {
    throw new RangeError("the disk is full");
  });
  await expect(work).rejects.toThrow(new RangeError("the disk is full"));
});
