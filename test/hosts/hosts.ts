import { join } from "node:path";
import { expect, inject, it } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { BUILT_HOSTS } from "./built-hosts.ts";
import {
  buildHost,
  installHost,
  serveHost,
  sweepWorkshop,
  versionOf,
  workshopOf,
} from "./host-workshop.ts";
import { startHostedFeed } from "./hosted-feed.ts";
import { PLAIN_HOSTS, type PlainHost } from "./plain-hosts.ts";
import { type ServedSite, serveSite } from "./serve-site.ts";
import { type HostVisit, visitHost } from "./visit-host.ts";
import { writeSources } from "./write-sources.ts";

const SITES = join(import.meta.dirname, "sites");
const ROOT = join(import.meta.dirname, "../..");
/** A line on which what comes later can be seen to come later. */
const LATENCY_MS = 60;
const POSTS = 12;

const names = inject("hosts");
const screenshots = inject("screenshots");
const chosen = <Host extends PlainHost>(hosts: readonly Host[]) =>
  hosts.filter(({ name }) => names.length === 0 || names.includes(name));

for (const host of chosen(PLAIN_HOSTS)) {
  it(host.name, async ({ task, onTestFinished }) => {
    const feed = await startHostedFeed(POSTS);
    const folder = tempFolder();
    writeSources(join(SITES, host.name), folder, feed.codeFor(host.host), feed.words);
    const site = await serveSite(folder);
    onTestFinished(() => site.stop());
    if (host.package) task.meta.version = versionOf(join(ROOT, "node_modules", host.package));
    await visit(host, site, task.meta);
  });
}

for (const host of chosen(BUILT_HOSTS)) {
  it(host.name, async ({ task, onTestFinished }) => {
    const from = join(SITES, host.name);
    task.meta.version = await installHost(host, from);
    const feed = await startHostedFeed(POSTS);
    sweepWorkshop(host.name);
    const { isPasted = () => true } = host;
    const pasted = feed.codeFor(host.host).filter(isPasted);
    writeSources(from, workshopOf(host.name), pasted, feed.words);
    await buildHost(host);
    const site = await serveHost(host);
    onTestFinished(() => site.stop());
    await visit(host, site, task.meta);
  });
}

async function visit(
  { name, about = "/about", also }: PlainHost,
  { url }: ServedSite,
  meta: { seen?: HostVisit },
): Promise<void> {
  const browser = await launchChromium();
  try {
    const host = { url: `${url}/`, about, latencyMs: LATENCY_MS, height: 2_000 };
    const screenshot = screenshots && join(screenshots, `${name}.png`);
    meta.seen = await visitHost(browser, { ...host, screenshot, ...(also && { also }) });
  } finally {
    await browser.close();
  }
  const faults = Object.entries(meta.seen).filter(([, fault]) => fault);
  expect(faults).toEqual([]);
}
