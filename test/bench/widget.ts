/**
 * How soon a visitor sees the tiles, by every way of embedding, beside instafeed.js and a page written by hand:
 * `npm run bench:widget -- [--runs 9] [--latency 150] [--screenshots FOLDER]`.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launchChromium } from "../support/chromium.ts";
import { freePort } from "../support/free-port.ts";
import {
  close,
  FEED_ID,
  type Installation,
  listen,
  startInstallation,
} from "./widget/installation.ts";
import { createPageServer, pagePath } from "./widget/page-server.ts";
import {
  type BenchPage,
  fragmentPage,
  hintedModulePage,
  instafeedPage,
  LOOK,
  modulePage,
  oneTagPage,
  staticPage,
} from "./widget/pages.ts";
import { PROFILE, VISIBLE_TILES } from "./widget/profile.ts";
import { judge, type PageResult, report } from "./widget/report.ts";
import { POSTS, realSizeAccount, sourcesOf } from "./widget/sources.ts";
import { type Visit, visit } from "./widget/visit.ts";

const STATIC = "static page";
const INSTAFEED = "instafeed.js";
const SCRIPT_AIM = 1.5;
const HTML_AIM = 1.1;

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "9" },
    latency: { type: "string", default: String(PROFILE.network.latency) },
    screenshots: { type: "string" },
  },
});
const runs = Number(values.runs);
const latencyMs = Number(values.latency);

const account = await realSizeAccount();
const installation = await startInstallation(account, LOOK);
try {
  await bench();
} finally {
  await installation.stop();
}
process.exit();

async function bench(): Promise<void> {
  const pages = await listPages(installation);
  const port = await freePort();
  const server = await listen(
    createPageServer({ ...installation, pages, sources: sourcesOf(account) }),
    port,
  );
  const browser = await launchChromium();
  describeConditions(browser.version());
  const visits = new Map<string, Visit[]>(pages.map(({ name }) => [name, []]));
  if (values.screenshots) mkdirSync(values.screenshots, { recursive: true });
  for (let run = 0; run < runs; run++) {
    for (const { name } of pages) {
      const folder = run === 0 ? values.screenshots : undefined;
      const screenshot = folder && join(folder, `${pagePath(name).slice(1)}.png`);
      const url = `http://localhost:${port}${pagePath(name)}`;
      visits.get(name)?.push(await visit(browser, url, { latencyMs, screenshot }));
    }
  }
  await browser.close();
  await close(server);
  printResults([...visits].map(([name, made]) => ({ name, visits: made })));
}

/** The HTML form is left out, with a word about it, as long as the server has none. */
async function listPages({ url, posts }: Installation): Promise<BenchPage[]> {
  const pages = [
    { name: STATIC, html: staticPage(posts) },
    { name: "module tag", html: modulePage(url) },
    { name: "module tag and hint", html: hintedModulePage(url) },
    { name: "one tag", html: oneTagPage(url) },
    { name: INSTAFEED, html: instafeedPage() },
  ];
  const answer = await fetch(`${url}/feeds/${FEED_ID}.html`);
  if (answer.ok) pages.splice(4, 0, { name: "HTML", html: fragmentPage(await answer.text()) });
  else console.log(`Without the HTML form: /feeds/${FEED_ID}.html answers ${answer.status}.\n`);
  return pages;
}

function describeConditions(version: string): void {
  const { network, window, cpuSlowdown } = PROFILE;
  console.log(
    `${POSTS} posts, ${VISIBLE_TILES} of them in a window of ${window.width} × ${window.height}; Chromium ${version}, headless, ${cpuSlowdown}× slower processor; ${(network.downloadThroughput * 8) / 1e6} Mbit/s down, ${(network.uploadThroughput * 8) / 1000} kbit/s up, ${latencyMs} ms before each answer, HTTP/1.1; nothing cached; ${runs} visits each, in turns.
A tile counts from the end of the first frame after its picture was loaded and decoded. “Faded in” is later where the element fades pictures in. “Till then” is until all visible tiles. The main thread's time is TaskDuration of the slowed down thread, in its own time, to the end of the visit. instafeed.min.js asks this machine in place of graph.instagram.com.
`,
  );
}

function printResults(results: readonly PageResult[]): void {
  const limit = results.find(({ name }) => name === STATIC);
  const peer = results.find(({ name }) => name === INSTAFEED);
  if (!limit || !peer) throw new Error("Nothing to compare with.");
  console.log(`${report(results, limit)}\n`);
  const aims = results
    .filter((result) => result !== limit && result !== peer)
    .map(({ name }) => ({ name, ratio: name === "HTML" ? HTML_AIM : SCRIPT_AIM }));
  console.log(judge(results, aims, limit, peer));
}
