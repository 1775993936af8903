import { expect, test } from "vitest";
import type { PrivateAddressError } from "../../../server/http/public-address.ts";
import { createPublicFetch, privateAddressError } from "../../../server/http/public-fetch.ts";
import { serveLocally } from "../media/http-server.ts";

async function counting(): Promise<{ port: string; asked: () => number }> {
  let connections = 0;
  const origin = await serveLocally((_request, response) => response.end("private"), {
    onConnection: () => {
      connections += 1;
    },
  });
  return { port: new URL(origin).port, asked: () => connections };
}

async function refusalOf(work: Promise<unknown>): Promise<PrivateAddressError | undefined> {
  return privateAddressError(await work.catch((error: unknown) => error));
}

test.each(["127.0.0.1", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "localhost"])(
  "makes no connection to %s",
  async (host) => {
    const { port, asked } = await counting();
    expect(await refusalOf(createPublicFetch()(`http://${host}:${port}/`))).toBeDefined();
    expect(asked()).toBe(0);
  },
);

test("makes no connection to a name that leads to a private address by the time of the connection", async () => {
  const { port, asked } = await counting();
  const fetch = createPublicFetch({
    resolve: (_host, _options, callback) => callback(null, [{ address: "127.0.0.1", family: 4 }]),
  });
  const refusal = await refusalOf(fetch(`http://cdn.example.com:${port}/`));
  expect(refusal?.host).toBe("cdn.example.com");
  expect(asked()).toBe(0);
});

test("follows no redirect from an excepted host to a private address", async () => {
  const { port, asked } = await counting();
  const origin = await serveLocally((_request, response) =>
    response.writeHead(302, { location: `http://localhost:${port}/` }).end(),
  );
  const fetch = createPublicFetch({ except: ["http://127.0.0.1"] });
  expect(await refusalOf(fetch(origin))).toBeDefined();
  expect(asked()).toBe(0);
});

test("reaches what is excepted, with what goes along", async () => {
  const origin = await serveLocally((request, response) => {
    request.pipe(response.writeHead(201, { "x-method": request.method ?? "" }));
  });
  const fetch = createPublicFetch({ except: ["http://127.0.0.1"] });
  const response = await fetch(`${origin}/hook`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"text":"well"}',
    redirect: "manual",
    signal: AbortSignal.timeout(10_000),
  });
  expect([response.status, response.headers.get("x-method")]).toEqual([201, "POST"]);
  expect(await response.json()).toEqual({ text: "well" });
});

test("says nothing of private addresses where something else went wrong", async () => {
  const fetch = createPublicFetch({
    resolve: (_host, _options, callback) =>
      callback(Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" }), []),
  });
  const error = await fetch("http://cdn.example.com/").catch((reason: unknown) => reason);
  expect(error).toMatchObject({ cause: { code: "ENOTFOUND" } });
  expect(privateAddressError(error)).toBeUndefined();
});
