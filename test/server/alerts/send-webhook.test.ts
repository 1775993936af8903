import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createSendWebhook } from "../../../server/alerts/send-webhook.ts";
import type { Fetch } from "../../../server/http/send-request.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { freePort } from "../../support/free-port.ts";
import { TEST_CERTIFICATE, TEST_KEY } from "../../support/test-certificate.ts";
import { startWebhookCatcher } from "../../support/webhook-catcher.ts";

const BODY = { text: "@harbour.bakery has to be connected again." };

function openSender(fetch: Fetch = globalThis.fetch) {
  const pauses: number[] = [];
  const clock = { ...createFakeClock(), sleep: async (ms: number) => void pauses.push(ms) };
  const send = createSendWebhook({ clock, fetch });
  const at = (url: string) => ({ url: new URL(url), mayBePrivate: true });
  return {
    pauses,
    send: (url: string, tries = 3) => send(at(url), BODY, { tries }),
    sendEntered: (url: string) =>
      send({ ...at(url), mayBePrivate: false }, BODY, { tries: 3, variable: "ALERT_WEBHOOK" }),
  };
}

describe("a webhook", () => {
  test("is sent JSON once, and its answer is not waited for to the end", async () => {
    const catcher = await startWebhookCatcher((response) => response.write("ok and then nothing"));
    const { send } = openSender();
    expect(await send(`${catcher.origin}/hook?token=x`)).toEqual({ kind: "sent" });
    expect(catcher.calls).toMatchObject([{ method: "POST", path: "/hook?token=x", body: BODY }]);
    expect(catcher.calls[0]?.headers["content-type"]).toBe("application/json");
  });

  test("is signed in to with what stands in its address", async () => {
    const catcher = await startWebhookCatcher();
    const { send } = openSender();
    const address = catcher.origin.replace("//", "//feed:p%C3%A4ss%25@");
    expect(await send(`${address}/topic`)).toEqual({ kind: "sent" });
    const pair = Buffer.from("feed:päss%").toString("base64");
    expect(catcher.calls[0]?.headers.authorization).toBe(`Basic ${pair}`);
  });

  test("gets three tries where another answer may come", async () => {
    const catcher = await startWebhookCatcher((response, calls) =>
      response.writeHead(calls.length < 3 ? 503 : 204).end(),
    );
    const { send, pauses } = openSender();
    expect(await send(catcher.origin)).toEqual({ kind: "sent" });
    expect(catcher.calls).toHaveLength(3);
    expect(pauses).toEqual([2000, 5000]);
  });

  test("gets no fourth", async () => {
    const catcher = await startWebhookCatcher((response) =>
      response.writeHead(500).end("out of order\nand more that nobody reads"),
    );
    const { send } = openSender();
    expect(await send(catcher.origin)).toEqual({
      kind: "failed",
      sentence: `${new URL(catcher.origin).host} answers with status 500: “out of order”.`,
    });
    expect(catcher.calls).toHaveLength(3);
  });

  test("is asked once where the answer is final, and only its first line is read", async () => {
    const catcher = await startWebhookCatcher((response) => {
      response.writeHead(404);
      response.write("no_service\n");
    });
    const { send } = openSender();
    expect(await send(catcher.origin)).toMatchObject({
      sentence: expect.stringMatching(/answers with status 404: “no_service”\.$/),
    });
    expect(catcher.calls).toHaveLength(1);
  });

  test("that answers with a page is not quoted", async () => {
    const catcher = await startWebhookCatcher((response) =>
      response.writeHead(403).end("<!doctype html>\n<title>Forbidden</title>"),
    );
    const { send } = openSender();
    expect(await send(catcher.origin)).toMatchObject({
      sentence: expect.stringMatching(/ answers with status 403\.$/),
    });
  });

  test("whose certificate is nobody's is said to have one", async () => {
    const server = createServer({ key: TEST_KEY, cert: TEST_CERTIFICATE });
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    expect(await openSender().send(`https://localhost:${port}/`, 1)).toMatchObject({
      sentence: expect.stringMatching(
        /^No secure connection to localhost:\d+: its certificate is vouched for by nobody/,
      ),
    });
  });

  test("of a thousand megabytes is cut off", async () => {
    let written = 0;
    const catcher = await startWebhookCatcher((response) => {
      response.writeHead(500);
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(100_000))) written += 100_000;
      };
      response.on("drain", more);
      more();
    });
    const { send } = openSender();
    const delivery = await send(catcher.origin, 1);
    expect(delivery).toMatchObject({ sentence: expect.stringMatching(/: “x{200}”\.$/) });
    expect(written).toBeLessThan(50_000_000);
  });

  test("that leads elsewhere is not followed", async () => {
    const inside = await startWebhookCatcher();
    const catcher = await startWebhookCatcher((response) =>
      response.writeHead(307, { location: inside.origin }).end(),
    );
    const { send } = openSender();
    expect(await send(catcher.origin)).toMatchObject({
      sentence: expect.stringContaining("leads to another address (status 307)"),
    });
    expect(inside.calls).toEqual([]);
    expect(catcher.calls).toHaveLength(1);
  });

  test("that nobody answers is said to be so", async () => {
    const { send } = openSender();
    const port = await freePort();
    expect(await send(`http://127.0.0.1:${port}/`)).toEqual({
      kind: "failed",
      sentence: `127.0.0.1:${port} cannot be reached: check the address.`,
    });
  });

  test("that answers too late is said to be so", async () => {
    const timeout = vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
      expect(ms).toBe(10_000);
      const controller = new AbortController();
      controller.abort(new DOMException("late", "TimeoutError"));
      return controller.signal;
    });
    const { send } = openSender();
    expect(await send("http://127.0.0.1:9/", 1)).toEqual({
      kind: "failed",
      sentence: "127.0.0.1:9 did not answer within ten seconds.",
    });
    timeout.mockRestore();
  });

  test.each(["127.0.0.1", "localhost"])(
    "entered in the dashboard does not reach %s",
    async (host) => {
      const catcher = await startWebhookCatcher();
      const { port } = new URL(catcher.origin);
      const { sendEntered } = openSender(() => Promise.reject(new Error("not asked")));
      expect(await sendEntered(`http://${host}:${port}/`)).toEqual({
        kind: "failed",
        sentence: `${host}:${port} is not on the public internet: one of your own network can only be named in ALERT_WEBHOOK.`,
      });
      expect(catcher.calls).toEqual([]);
    },
  );
});
