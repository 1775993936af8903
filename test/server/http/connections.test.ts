import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { createConnections } from "../../../server/http/connections.ts";
import { SECOND_MS } from "../../../server/time/clock.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { startTestServer } from "../../support/test-server.ts";

const open: Socket[] = [];

afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy();
});

/** A client that sends what it likes, and reads only when it is told to. */
function client(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.removeListener("error", reject).on("error", () => undefined);
      resolve(socket);
    }).once("error", reject);
    open.push(socket);
  });
}

function textFrom(socket: Socket): () => string {
  let text = "";
  socket.on("data", (chunk: Buffer) => {
    text += chunk.toString("latin1");
  });
  return () => text;
}

const get = (path: string, more = "") => `GET ${path} HTTP/1.1\r\nHost: windowbox\r\n${more}\r\n`;

async function listen(
  answer: (request: Request) => Response | Promise<Response>,
  addressOf?: (socket: Socket) => string | undefined,
) {
  const clock = createFakeClock();
  const connections = createConnections({ clock, addressOf: addressOf ?? (() => undefined) });
  const server = createServer(connections.guard(getRequestListener(answer)));
  connections.watch(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { clock, look: connections.look, port: (server.address() as AddressInfo).port };
}

const PART = new Uint8Array(64_000);

test("who sends thousands of requests and reads nothing takes neither memory nor descriptors, and keeps nobody waiting", async () => {
  const server = await startTestServer({ accounts: [{ username: "harbour.bakery", posts: 1 }] });
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  const { posts } = await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 1);
  const picture = new URL(posts[0]?.sizes?.small.mediaUrl ?? server.url).pathname;
  const descriptors = () => readdirSync("/proc/self/fd").length;
  const [memoryBefore, descriptorsBefore] = [process.memoryUsage().rss, descriptors()];
  const port = Number(new URL(server.url).port);
  const sockets: Socket[] = [];
  for (const path of ["/widget.js", "/widget.js", picture, "/feeds/harbour-bakery.json"]) {
    const socket = await client(port);
    socket.pause().write(get(path).repeat(5_000));
    sockets.push(socket);
  }
  for (let round = 0; round < 10; round += 1) {
    const sentAt = performance.now();
    expect((await server.feed("harbour-bakery")).status).toBe(200);
    expect(performance.now() - sentAt).toBeLessThan(1_000);
  }
  expect((process.memoryUsage().rss - memoryBefore) / 1_000_000).toBeLessThan(100);
  // The other end of each is in this process, too.
  await vi.waitUntil(() => descriptors() <= descriptorsBefore + 2 * sockets.length + 4);
  for (const socket of sockets) socket.destroy();
  await vi.waitUntil(() => descriptors() <= descriptorsBefore + 2);
});

test("answers what was sent at once in its order, one after the other", async () => {
  let underWay = 0;
  let most = 0;
  const { port } = await listen(async (request) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setImmediate(resolve));
    underWay -= 1;
    return new Response(`answer to ${new URL(request.url).pathname}`);
  });
  const socket = await client(port);
  const text = textFrom(socket);
  socket.write(get("/1") + get("/2") + get("/3"));
  await vi.waitUntil(() => text().includes("answer to /3"));
  expect(text().match(/answer to \/\d/g)).toEqual(["answer to /1", "answer to /2", "answer to /3"]);
  expect(most).toBe(1);
});

test("cuts off who sends more than a few requests before reading an answer", async () => {
  let asked = 0;
  const { port } = await listen(() => {
    asked += 1;
    return new Promise<Response>(() => undefined);
  });
  const socket = await client(port);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.resume().write(get("/").repeat(17));
  await closed;
  expect(asked).toBe(1);
});

test("refuses two Host headers", async () => {
  const { port } = await listen(() => new Response("taken"));
  const socket = await client(port);
  const text = textFrom(socket);
  socket.write(get("/", "hOST: other\r\n"));
  await vi.waitUntil(() => text().includes("\r\n\r\n"));
  expect(text()).toMatch(/^HTTP\/1\.1 400 /);
  expect(text()).not.toContain("taken");
});

test("one address may have so many connections, and a proxy that speaks for many any number", async () => {
  const { port } = await listen(
    () => new Response("here"),
    () => "203.0.113.9",
  );
  const sockets = await Promise.all(Array.from({ length: 201 }, () => client(port)));
  await vi.waitUntil(() => sockets.some(({ closed }) => closed));
  expect(sockets.filter(({ closed }) => closed)).toHaveLength(1);
});

test("all together may have so many; those that only idle make room", async () => {
  const { port } = await listen(() => new Response("here"));
  const idle = await client(port);
  const text = textFrom(idle);
  idle.write(get("/"));
  await vi.waitUntil(() => text().includes("here"));
  const sockets = await Promise.all(Array.from({ length: 500 }, () => client(port)));
  await vi.waitUntil(() => idle.closed);
  expect(sockets.filter(({ closed }) => closed)).toEqual([]);
  const oneTooMany = await client(port);
  await vi.waitUntil(() => oneTooMany.closed);
});

test("cuts off who takes nothing of a large answer, and not who takes it slowly", async () => {
  const { clock, look, port } = await listen(
    () => new Response(new ReadableStream({ pull: (stream) => stream.enqueue(PART) })),
  );
  const [idle, slow] = [await client(port), await client(port)];
  for (const socket of [idle, slow]) socket.pause().write(get("/"));
  for (let seconds = 0; seconds < 90; seconds += 10) {
    const before = slow.bytesRead;
    slow.resume();
    await vi.waitUntil(() => slow.bytesRead >= before + 200_000);
    slow.pause();
    clock.advance(10 * SECOND_MS);
    look();
  }
  await vi.waitUntil(() => idle.resume().closed);
  expect(slow.closed).toBe(false);
});

test("cuts off who never finishes a request, and not who sends a large one slowly", async () => {
  const { clock, look, port } = await listen(async (request) => {
    await request.arrayBuffer();
    return new Response("read");
  });
  const [dripping, slow] = [await client(port), await client(port)];
  const head = "POST / HTTP/1.1\r\nHost: windowbox\r\nContent-Length: 1000000\r\n\r\n";
  for (const socket of [dripping, slow]) socket.resume().write(head);
  for (let seconds = 0; seconds < 60; seconds += 10) {
    dripping.write("a");
    await new Promise<void>((resolve) => slow.write("a".repeat(5_000), () => resolve()));
    await vi.waitUntil(() => slow.writableLength === 0);
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(10 * SECOND_MS);
    look();
  }
  await vi.waitUntil(() => dripping.closed);
  expect(slow.closed).toBe(false);
});

test("waits for its own slow answers for as long as they take", async () => {
  let finish: (answer: Response) => void = () => undefined;
  const { clock, look, port } = await listen(
    () =>
      new Promise<Response>((resolve) => {
        finish = resolve;
      }),
  );
  const socket = await client(port);
  const text = textFrom(socket);
  socket.write(get("/"));
  await vi.waitUntil(() => socket.writableLength === 0);
  for (let seconds = 0; seconds < 300; seconds += 10) {
    clock.advance(10 * SECOND_MS);
    look();
    await new Promise((resolve) => setImmediate(resolve));
  }
  finish(new Response("after a while"));
  await vi.waitUntil(() => text().includes("after a while"));
  expect(socket.closed).toBe(false);
});
