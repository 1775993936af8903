import { join } from "node:path";
import pLimit from "p-limit";
import { expect, it } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { feedDocument } from "../support/feed-fixture.ts";
import { feedScript } from "../support/feed-script.ts";
import { StubServer } from "../support/stub-server.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { pastedFeed } from "./pasted-feed.ts";
import { PLAIN_HOSTS, type PlainHost } from "./plain-hosts.ts";
import { serveSite } from "./serve-site.ts";
import { visitHost } from "./visit-host.ts";
import { writeSources } from "./write-sources.ts";

/** A visit waits for frames and files more than it works. */
const AT_ONCE = 3;

it("is at home on pages with the usual libraries: in its place, once, with every way back, and nothing moves", async ({
  onTestFinished,
}) => {
  // The files of a server are enough here: `npm run test:hosts` has a whole one.
  const server = new StubServer();
  const [browser] = await Promise.all([launchChromium(), server.start()]);
  onTestFinished(() => browser.close());
  onTestFinished(() => server.stop());
  const document = feedDocument(server.origin, { id: "harbour-bakery", count: 3 });
  server.script("/feeds/harbour-bakery.js", feedScript(document, server.origin));
  const feed = pastedFeed(document, server.origin);

  async function faultsOf({ name, host, about = "/about.html", also }: PlainHost) {
    const folder = tempFolder();
    writeSources(join(import.meta.dirname, "sites", name), folder, feed.codeFor(host), feed.words);
    const site = await serveSite(folder);
    onTestFinished(() => site.stop());
    const visit = await visitHost(browser, {
      url: `${site.url}/`,
      about,
      latencyMs: 0,
      height: 700,
      ...(also && { also }),
    });
    return Object.entries(visit).flatMap(([step, fault]) =>
      fault ? [`${name}, ${step}: ${fault}`] : [],
    );
  }

  const faults = await pLimit(AT_ONCE).map(PLAIN_HOSTS, faultsOf);
  expect(faults.flat()).toEqual([]);
});
