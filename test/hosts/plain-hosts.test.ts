import { join } from "node:path";
import { expect, it } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { startHostedFeed } from "./hosted-feed.ts";
import { PLAIN_HOSTS } from "./plain-hosts.ts";
import { serveSite } from "./serve-site.ts";
import { visitHost } from "./visit-host.ts";
import { writeSources } from "./write-sources.ts";

it("is at home on pages with the usual libraries: in its place, once, with every way back, and nothing moves", async ({
  onTestFinished,
}) => {
  const [browser, feed] = await Promise.all([launchChromium(), startHostedFeed(3)]);
  onTestFinished(() => browser.close());
  const faults: string[] = [];
  for (const { name, host, about = "/about.html", also } of PLAIN_HOSTS) {
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
    for (const [step, fault] of Object.entries(visit)) {
      if (fault) faults.push(`${name}, ${step}: ${fault}`);
    }
  }
  expect(faults).toEqual([]);
});
