import { describe, expect, it } from "vitest";
import { type Config, parseConfig } from "../../../server/config/config.ts";
import { createProxiedFetch, type OutgoingProxy } from "../../../server/http/outgoing-proxy.ts";
import { createPublicFetch, privateAddressError } from "../../../server/http/public-fetch.ts";
import { startConnectProxy } from "../../support/connect-proxy.ts";
import { serveLocally } from "../media/http-server.ts";

function proxyFrom(environment: Record<string, string>): OutgoingProxy {
  const { proxy }: Config = parseConfig(environment);
  if (!proxy) throw new Error("no proxy is set");
  return proxy;
}

async function setUp() {
  const origin = await serveLocally((request, response) =>
    response.end(`${request.method} ${request.headers.host}${request.url}`),
  );
  const proxy = await startConnectProxy({ "graph.test:80": origin, "cdn.test:80": origin });
  return { origin, proxy };
}

describe("a request to the outside", () => {
  it("goes through the proxy that the environment names, with its user and password", async () => {
    const { proxy } = await setUp();
    const address = proxy.origin.replace("http://", "http://who:what%21@");
    const fetch = createProxiedFetch(proxyFrom({ HTTP_PROXY: address }));
    const answer = await fetch("http://graph.test/me?fields=id");
    expect(await answer.text()).toBe("GET graph.test/me?fields=id");
    expect(proxy.targets).toEqual(["graph.test:80"]);
    expect(proxy.authorization()).toBe(`Basic ${btoa("who:what!")}`);
  });

  it("over https asks the proxy of https, and names only host and port to it", async () => {
    const { proxy } = await setUp();
    const fetch = createProxiedFetch(proxyFrom({ https_proxy: proxy.origin }));
    await expect(fetch("https://graph.instagram.com/me?access_token=t")).rejects.toThrow();
    expect(proxy.targets).toEqual(["graph.instagram.com:443"]);
  });

  it("leaves out the proxy for the hosts of NO_PROXY and for this machine", async () => {
    const { origin, proxy } = await setUp();
    const { port } = new URL(origin);
    const named = { HTTP_PROXY: proxy.origin, NO_PROXY: "graph.test, .localhost" };
    const fetch = createProxiedFetch(proxyFrom(named));
    await expect(fetch("http://graph.test/")).rejects.toThrow();
    for (const host of ["127.0.0.1", "localhost"]) {
      expect((await fetch(`http://${host}:${port}/`)).status).toBe(200);
    }
    expect(proxy.targets).toEqual([]);
  });
});

describe("a picture behind a proxy", () => {
  it("is fetched through it, whatever its host leads to from here", async () => {
    const { proxy } = await setUp();
    const fetch = createPublicFetch({ proxy: proxyFrom({ HTTP_PROXY: proxy.origin }) });
    expect(await (await fetch("http://cdn.test/a.jpg")).text()).toBe("GET cdn.test/a.jpg");
  });

  it.each(["127.0.0.1", "10.0.0.1", "[::1]", "169.254.169.254"])(
    "is not fetched from %s, which the proxy is not even asked for",
    async (host) => {
      const { proxy } = await setUp();
      const fetch = createPublicFetch({ proxy: proxyFrom({ HTTP_PROXY: proxy.origin }) });
      const failure = await fetch(`http://${host}/a.jpg`).catch((error: unknown) => error);
      expect(privateAddressError(failure)?.host).toBe(host.replace(/[[\]]/g, ""));
      expect(proxy.targets).toEqual([]);
    },
  );

  it("is checked on the connection where its host goes around the proxy", async () => {
    const { proxy } = await setUp();
    const fetch = createPublicFetch({
      proxy: proxyFrom({ HTTP_PROXY: proxy.origin, NO_PROXY: "cdn.test" }),
      resolve: (_host, _options, callback) => callback(null, [{ address: "10.0.0.1", family: 4 }]),
    });
    const failure = await fetch("http://cdn.test/a.jpg").catch((error: unknown) => error);
    expect(privateAddressError(failure)?.host).toBe("cdn.test");
  });
});

describe("the environment's proxy", () => {
  it.each(["proxy.example.com:3128", "http://proxy.example.com:3128"])("may be %s", (address) => {
    expect(proxyFrom({ HTTPS_PROXY: address }).https?.reveal()).toBe(
      "http://proxy.example.com:3128",
    );
  });

  it("that cannot be used is said at start", () => {
    expect(() => parseConfig({ HTTPS_PROXY: "socks5://proxy.example.com" })).toThrow(
      "HTTPS_PROXY must be the address of an HTTP proxy",
    );
    expect(parseConfig({ all_proxy: "http://proxy.example.com" }).warnings).toEqual([
      expect.stringContaining("HTTPS_PROXY"),
    ]);
  });

  it("prints no password", () => {
    const config = parseConfig({ HTTPS_PROXY: "http://who:hunter2@proxy.example.com" });
    expect(JSON.stringify(config)).not.toContain("hunter2");
  });
});
