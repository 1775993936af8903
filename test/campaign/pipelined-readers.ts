import { readdirSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { vi } from "vitest";
import { createRandom } from "../support/random.ts";
import { startTestServer } from "../support/test-server.ts";
import { type RowResult, tryEach } from "./row.ts";

export const name = "pipelined readers";
export const count = 300;

const LONGEST_MS = 2_000;
const MOST_BYTES = 200_000_000;

/** Each try sends thousands of requests over some connections, reads little or nothing, and goes away. */
export async function run(times: number): Promise<RowResult> {
  const server = await startTestServer();
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  const { posts } = await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 3);
  const picture = new URL(posts[0]?.sizes?.small.mediaUrl ?? server.url).pathname;
  const paths = ["/widget.js", picture, "/feeds/harbour-bakery.json", "/embed/harbour-bakery"];
  const port = Number(new URL(server.url).port);
  const descriptors = () => readdirSync("/proc/self/fd").length;
  const before = { descriptors: descriptors(), memory: process.memoryUsage().rss };
  const random = createRandom();
  return tryEach(times, async () => {
    const sockets = await Promise.all(
      Array.from({ length: random.between(1, 12) }, () => open(port)),
    );
    for (const socket of sockets) {
      const path = random.pick(paths);
      const requests = `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(random.between(1, 5_000));
      // The last one may be a half.
      socket.write(requests.slice(0, requests.length - random.between(0, 20)));
      if (random.between(0, 2) === 0) socket.once("readable", () => socket.read(100));
      else socket.pause();
    }
    const sentAt = performance.now();
    const answer = await server.feed("harbour-bakery");
    await answer.arrayBuffer();
    const tookMs = performance.now() - sentAt;
    if (!answer.ok || tookMs > LONGEST_MS) throw new Error(`the feed took ${tookMs} ms`);
    for (const socket of sockets) socket.destroy();
    await vi.waitUntil(() => descriptors() <= before.descriptors + 4, { timeout: 5_000 });
    const grownBytes = process.memoryUsage().rss - before.memory;
    if (grownBytes > MOST_BYTES) throw new Error(`${grownBytes} bytes of memory are kept`);
  });
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.removeListener("error", reject).on("error", () => undefined);
      resolve(socket);
    }).once("error", reject);
  });
}
