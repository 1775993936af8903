import { describe, expect, it } from "vitest";
import { examineAddresses } from "../../../server/doctor/address-findings.ts";
import { createHealthProof } from "../../../server/doctor/health-proof.ts";
import type { Fetch } from "../../../server/http/send-request.ts";

const PUBLIC_URL = "https://feed.example.com";
const LOCAL_URL = "http://127.0.0.1:3000";
const healthProof = createHealthProof(Buffer.alloc(32, 1));
const strangerProof = createHealthProof(Buffer.alloc(32, 2));

type Answer = (url: URL) => Response;

const dead: Answer = () => {
  throw new TypeError("fetch failed", {
    cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }),
  });
};

function windowbox(proof = healthProof, host = "expected"): Answer {
  return (url) =>
    Response.json({ status: "ok", proof: proof.prove(url.searchParams.get("nonce") ?? ""), host });
}

async function look(atPublic: Answer, atLocal: Answer, publicUrl = PUBLIC_URL) {
  return (await examine(atPublic, atLocal, publicUrl)).find(
    ({ name }) => name === "Public address",
  );
}

async function lookAtRedirectUri(publicUrl: string) {
  return (await examine(dead, dead, publicUrl)).find(({ name }) => name === "Redirect URI");
}

function examine(atPublic: Answer, atLocal: Answer, publicUrl: string) {
  const fetch: Fetch = async (input) => {
    const url = new URL(String(input));
    return url.origin === publicUrl ? atPublic(url) : atLocal(url);
  };
  return examineAddresses({ fetch, publicUrl, localUrl: LOCAL_URL, healthProof });
}

describe("the doctor, of the public address", () => {
  it("is content when it leads to this server, and no other", async () => {
    expect(await look(windowbox(), dead)).toMatchObject({ status: "ok" });
  });

  it.each<[string, Answer, string]>([
    ["another Windowbox", windowbox(strangerProof), "another Windowbox"],
    ["another site", () => new Response("<h1>Welcome to nginx!</h1>"), "not this server"],
    ["a page that is missing", () => new Response("", { status: 404 }), "not this server"],
    ["a proxy without a server", () => new Response("", { status: 502 }), "status 502"],
    ["nothing", dead, "No connection"],
    [
      "an invented proof",
      () => Response.json({ status: "ok", proof: "x".repeat(43), host: "expected" }),
      "another Windowbox",
    ],
  ])("says so when it leads to %s, while the server runs", async (_what, answer, words) => {
    expect(await look(answer, windowbox(healthProof, "other"))).toMatchObject({
      name: "Public address",
      status: "bad",
      sentence: expect.stringContaining(words),
      todo: expect.any(String),
    });
  });

  it("names the address that it sends browsers on to", async () => {
    const moved: Answer = (url) => Response.redirect(`https://www.example.com${url.pathname}`, 301);
    expect(await look(moved, windowbox())).toMatchObject({
      status: "bad",
      todo: expect.stringContaining("PUBLIC_URL to https://www.example.com."),
    });
  });

  it("notices a proxy that does not pass the host name on", async () => {
    expect(await look(windowbox(healthProof, "other"), dead)).toMatchObject({
      status: "warn",
      todo: expect.stringContaining("proxy_set_header Host"),
    });
  });

  it("says nothing about the way to a server that does not run", async () => {
    for (const answer of [dead, () => new Response("", { status: 502 })]) {
      expect(await look(answer, dead)).toMatchObject({
        status: "warn",
        sentence: expect.stringContaining("no server runs"),
        todo: expect.stringContaining("serve"),
      });
    }
  });

  it("says that nobody else reaches an address of this machine", async () => {
    for (const url of ["http://localhost:3000", "http://127.0.0.1:8080"]) {
      expect(await look(windowbox(), windowbox(), url)).toMatchObject({ status: "warn" });
    }
  });
});

describe("the doctor, of the redirect URI", () => {
  it("says it exactly as it has to be registered", async () => {
    expect(await lookAtRedirectUri(PUBLIC_URL)).toMatchObject({
      status: "ok",
      sentence: expect.stringMatching(/ https:\/\/feed\.example\.com\/connect\/callback$/),
    });
  });

  it.each([
    ["http://localhost:3000", "warn"],
    ["http://127.0.0.1:3000", "warn"],
    ["http://[::1]:3000", "warn"],
    ["http://feed.example.com", "bad"],
    ["http://192.0.2.7:3000", "bad"],
  ])("of %s is a reason to %s", async (publicUrl, status) => {
    expect(await lookAtRedirectUri(publicUrl)).toMatchObject({ status, todo: expect.any(String) });
  });
});
