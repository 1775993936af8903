import { describe, expect, it } from "vitest";
import { parseConfig } from "../../../server/config/config.ts";
import { examineHosts } from "../../../server/doctor/host-findings.ts";
import type { Fetch } from "../../../server/http/send-request.ts";
import { MINUTE_MS } from "../../../server/time/clock.ts";
import { createFakeClock, START } from "../../support/fake-clock.ts";

const { hosts } = parseConfig({});

function look(fetch: Fetch, usesFacebook = false, proxyHost?: string) {
  return examineHosts({ fetch, clock: createFakeClock(), hosts, usesFacebook, proxyHost });
}

function answering(status: number, at: number | undefined): Fetch {
  const headers = at === undefined ? {} : { date: new Date(at).toUTCString() };
  return async () => new Response("{}", { status, headers });
}

function failing(code: string): Fetch {
  return async () => {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
  };
}

describe("the doctor, of Instagram's hosts", () => {
  it("names the proxy that they are asked through, and what it has to check", async () => {
    const findings = await look(failing("ECONNREFUSED"), false, "proxy.example.com:3128");
    const [proxy] = findings.filter(({ name }) => name === "Outgoing proxy");
    expect(proxy?.sentence).toContain("public addresses only");
    for (const { todo } of findings.filter(({ status }) => status === "bad")) {
      expect(todo).toContain("proxy.example.com:3128");
    }
    const direct = await look(failing("ECONNREFUSED"));
    expect(JSON.stringify(direct)).not.toContain("proxy");
  });

  it("asks only those that this server needs, and sends no token", async () => {
    const asked: string[] = [];
    const fetch: Fetch = async (input) => {
      asked.push(String(input));
      return new Response("{}", { status: 400 });
    };
    await look(fetch);
    expect(asked.map((address) => new URL(address).host).sort()).toEqual([
      "api.instagram.com",
      "graph.instagram.com",
    ]);
    await look(fetch, true);
    expect(asked.some((address) => address.startsWith("https://graph.facebook.com/"))).toBe(true);
    for (const address of asked) expect(new URL(address).search).toBe("");
  });

  it("takes a refusal for what it is: an answer", async () => {
    const findings = await look(answering(400, START));
    expect(findings.map(({ status }) => status)).toEqual(["ok", "ok", "ok"]);
    expect((await look(answering(503, START)))[0]?.status).toBe("warn");
  });

  it.each([
    ["ENOTFOUND", "could not be found"],
    ["EAI_AGAIN", "could not be found"],
    ["CERT_HAS_EXPIRED", "certificate"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "certificate"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "certificate"],
    ["UND_ERR_CONNECT_TIMEOUT", "in time"],
    ["ECONNREFUSED", "No connection"],
  ])("says what %s means, and what to do", async (code, words) => {
    const [host] = await look(failing(code));
    expect(host).toMatchObject({
      status: "bad",
      sentence: expect.stringContaining(words),
      todo: expect.any(String),
    });
  });

  it.each([
    [0, "ok"],
    [4.9, "ok"],
    [5.1, "bad"],
    [-5.1, "bad"],
    [-60 * 24 * 365, "bad"],
  ])("compares the clock with theirs: %s minutes apart is %s", async (minutes, status) => {
    const findings = await look(answering(200, START - minutes * MINUTE_MS));
    const clock = findings.find(({ name }) => name === "Clock");
    expect(clock?.status).toBe(status);
    if (status === "bad") {
      expect(clock?.sentence).toContain(minutes > 0 ? "ahead" : "behind");
      expect(clock?.todo).toContain("timedatectl");
    }
  });

  it("does not blame the clock for one host that is wrong about the time", async () => {
    const fetch: Fetch = async (input) => {
      const wrong = String(input).includes("api.instagram.com");
      const at = wrong ? START - 60 * MINUTE_MS : START;
      return new Response("{}", { headers: { date: new Date(at).toUTCString() } });
    };
    expect((await look(fetch)).at(-1)).toMatchObject({ name: "Clock", status: "ok" });
  });

  it("says so when nobody told the time", async () => {
    expect((await look(answering(200, undefined))).at(-1)).toMatchObject({ status: "warn" });
    expect((await look(failing("ENOTFOUND"))).at(-1)).toMatchObject({ status: "warn" });
  });
});
