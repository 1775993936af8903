import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { expectEscape, takeEscapes } from "../support/escapes.ts";
import { launchFirefox } from "../support/firefox.ts";
import { StubServer } from "../support/stub-server.ts";

/** What both drivers can do. */
interface TestBrowser {
  newPage(): Promise<{ goto(address: string): Promise<unknown> }>;
  close(): Promise<void>;
}

const SLIPS: readonly (readonly [what: string, script: string])[] = [
  ["an exception", `throw new TypeError("it slipped")`],
  ["a rejection that nobody handles", `Promise.reject(new TypeError("it slipped"))`],
  ["a rejection that is no error", `Promise.reject("it slipped")`],
  ["a rejection in another server's script", element("script", "src='/elsewhere.js'")],
];

/** Firefox's driver does not say what happens in frames. */
const IN_A_FRAME = element("iframe", "srcdoc='<script>throw Error(`it slipped`)<\\/script>'");

/** A script that writes an element. */
function element(name: string, attributes: string): string {
  return `document.write("<${name} ${attributes}><\\/${name}>")`;
}

const BROWSERS: readonly (readonly [string, () => Promise<TestBrowser>, typeof SLIPS])[] = [
  ["Chromium", launchChromium, [...SLIPS, ["an exception in a frame", IN_A_FRAME]]],
  ["Firefox", launchFirefox, SLIPS],
];

describe.each(BROWSERS)("what escapes on a page in %s is noticed:", (_name, launch, slips) => {
  const [server, elsewhere] = [new StubServer(), new StubServer()];
  let browser: TestBrowser;
  beforeAll(async () => {
    await Promise.all([server.start(), elsewhere.start()]);
    browser = await launch();
    server.answer("/elsewhere.js", (_request, response) => {
      response.writeHead(302, { location: `${elsewhere.origin}/slips.js` }).end();
    });
    elsewhere.answer("/slips.js", (_request, response) => {
      response.end(`Promise.reject(new Error("it slipped"))`);
    });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await Promise.all([server.stop(), elsewhere.stop()]);
  });

  it.each(slips)("%s", async (_what, script) => {
    const html = `<!doctype html><title>A site</title><body><script>${script}</script>`;
    const page = await browser.newPage();
    await page.goto(server.page("/", html));
    await expect.poll(takeEscapes).toEqual([expect.stringMatching(/it slipped/)]);
  });
});

it("is no failure where a test says that its page throws by itself", async () => {
  const browser = await launchChromium();
  const page = await browser.newPage();
  expectEscape(/by itself/);
  await page.setContent(
    `<script>throw Error("by itself")</script><script>throw Error("too")</script>`,
  );
  await browser.close();
  expect(takeEscapes()).toEqual([expect.stringMatching(/too/)]);
});
