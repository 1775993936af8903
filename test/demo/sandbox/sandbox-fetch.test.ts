import { serve } from "@hono/node-server";
import { expect, test, vi } from "vitest";
import type { Sandbox } from "../../../demo/sandbox/sandbox.ts";
import { startSandbox } from "./start.ts";

function start() {
  const { sandbox } = startSandbox();
  const token = sandbox.control.issueToken("shop.one");
  const url = `${sandbox.environment.INSTAGRAM_GRAPH_URL}/me?access_token=${token}`;
  return { sandbox, control: sandbox.control, url };
}

test("throws for any other host and remembers what was asked", async () => {
  const { sandbox, control } = start();
  await expect(sandbox.fetch("https://graph.instagram.com/me?access_token=s3cret")).rejects.toThrow(
    "GET https://graph.instagram.com/me is no sandbox.",
  );
  await expect(sandbox.fetch("http://127.0.0.1:4001/www")).rejects.toThrow("no sandbox");
  expect(control.strays).toEqual([
    "GET https://graph.instagram.com/me",
    "GET http://127.0.0.1:4001/www",
  ]);
});

test.each([
  ["connection-reset", "ECONNRESET"],
  ["connection-refused", "ECONNREFUSED"],
  ["dns-failure", "ENOTFOUND"],
  ["tls-failure", "CERT_HAS_EXPIRED"],
  ["connect-timeout", "UND_ERR_CONNECT_TIMEOUT"],
] as const)("fails as undici does: %s", async (scenario, code) => {
  const { sandbox, control, url } = start();
  control.answer("profile", scenario);
  const error: unknown = await sandbox.fetch(url).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TypeError);
  expect(error).toMatchObject({ message: "fetch failed", cause: { code } });
  expect(control.requests.at(-1)).toMatchObject({ status: 0 });
});

test("breaks in the middle of a body", async () => {
  const { sandbox, control, url } = start();
  control.answer("profile", "truncated-by-reset");
  const response = await sandbox.fetch(url);
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toMatchObject({ message: "terminated" });
});

test.each(["never-answers", "never-ends"] as const)(
  "hangs until the caller gives up: %s",
  async (scenario) => {
    const { sandbox, control, url } = start();
    control.answer("profile", scenario);
    const giveUp = new AbortController();
    const answer = sandbox
      .fetch(url, { signal: giveUp.signal })
      .then((response) => response.text());
    giveUp.abort();
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
  },
);

test("cuts hanging answers when released", async () => {
  const { sandbox, control, url } = start();
  control.answer("profile", "never-answers");
  const answer = sandbox.fetch(url);
  const failed = expect(answer).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
  // The request has to be inside before it can be let go.
  while (control.requests.length === 0) await Promise.resolve();
  await new Promise(setImmediate);
  control.release();
  await failed;
});

test("follows redirects, shows them, or refuses them, as told", async () => {
  const { sandbox, control } = start();
  const url = `${sandbox.environment.INSTAGRAM_WWW_URL}/old`;
  const target = `${sandbox.environment.INSTAGRAM_WWW_URL}/new`;
  control.answer({ path: "/old" }, { status: 302, headers: { location: target } }, 3);
  control.answer({ path: "/new" }, { body: "here" });
  const shown = await sandbox.fetch(url, { redirect: "manual" });
  expect([shown.status, shown.headers.get("location")]).toEqual([302, target]);
  await expect(sandbox.fetch(url, { redirect: "error" })).rejects.toThrow("fetch failed");
  const followed = await sandbox.fetch(url);
  expect([await followed.text(), followed.url, followed.redirected]).toEqual([
    "here",
    target,
    true,
  ]);
});

test("breaks real connections where it listens on a socket", async () => {
  const { sandbox, control } = start();
  await listening(sandbox, async (origin) => {
    control.answer("profile", "connection-reset");
    const url = `${origin}/graph/me?access_token=${control.issueToken("shop.one")}`;
    await expect(fetch(url)).rejects.toMatchObject({ message: "fetch failed" });
    expect((await fetch(url)).status).toBe(200);
    control.answer("profile", "truncated-by-reset");
    // @hono/node-server prints the break that is wanted here.
    vi.spyOn(console, "error").mockImplementation(() => {});
    const broken = await fetch(url);
    await expect(broken.text()).rejects.toThrow();
  });
});

async function listening(sandbox: Sandbox, use: (origin: string) => Promise<void>) {
  let port = 0;
  const server = serve({ fetch: sandbox.app.fetch, hostname: "127.0.0.1", port: 0 });
  await new Promise<void>((resolve) => {
    server.once("listening", resolve);
  });
  const address = server.address();
  if (typeof address === "object" && address !== null) port = address.port;
  try {
    await use(`http://127.0.0.1:${port}`);
  } finally {
    await new Promise((resolve) => {
      server.close(resolve);
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
  }
}
