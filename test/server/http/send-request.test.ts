import { expect, test } from "vitest";
import { NetworkError, sendRequest } from "../../../server/http/send-request.ts";
import { SECOND_MS } from "../../../server/time/clock.ts";
import { serveLocally } from "../media/http-server.ts";

const LIMITS = { timeoutMs: 10 * SECOND_MS, maxBytes: 100 };

test("a redirect is an answer and not followed: tokens travel in the query", async () => {
  const asked: (string | undefined)[] = [];
  const origin = await serveLocally((request, response) => {
    asked.push(request.url);
    response.writeHead(302, { location: "/elsewhere?access_token=IGAAtoken" }).end();
  });
  const url = new URL(`${origin}/me?access_token=IGAAtoken`);
  const answer = await sendRequest(globalThis.fetch, url, LIMITS);
  expect(answer.status).toBe(302);
  expect(asked).toEqual(["/me?access_token=IGAAtoken"]);
});

test("an answer that is too large is a failure that names the address without its query", async () => {
  const origin = await serveLocally((_request, response) => response.end("x".repeat(101)));
  const url = new URL(`${origin}/me?access_token=IGAAtoken`);
  const failure = await sendRequest(globalThis.fetch, url, LIMITS).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(NetworkError);
  expect(failure).toMatchObject({ failure: "too-large", message: `GET ${url.host}/me: too-large` });
});

test("whoever stops a request is told so, and not that the network is at fault", async () => {
  const stopping = new AbortController();
  const origin = await serveLocally(() => stopping.abort());
  const url = new URL(`${origin}/me`);
  await expect(
    sendRequest(globalThis.fetch, url, { ...LIMITS, signal: stopping.signal }),
  ).rejects.toMatchObject({ failure: "aborted" });
});
