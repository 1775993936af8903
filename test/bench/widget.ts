/**
 * How soon a visitor sees the tiles, by every way of embedding, beside instafeed.js and a page written by hand:
 * `npm run bench:widget -- [--runs 9] [--latency 150] [--screenshots FOLDER]`. With `--against FOLDER`, a tree that was
 * built, every way of embedding is visited with that tree's element and with this one's, one after the other: what the
 * machine does meanwhile, it does to both.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launchChromium } from "../support/chromium.ts";
import { freePort } from "../support/free-port.ts";
import { startBuiltTree } from "./widget/built-tree.ts";
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
import { compare, judge, type PageResult, report } from "./widget/report.ts";
import { POSTS, realSizeAccount, sourcesOf } from "./widget/sources.ts";
import { type Visit, visit } from "./widget/visit.ts";

const STATIC = "static page";
const INSTAFEED = "instafeed.js";
const WAYS_TO_EMBED: readonly {
  readonly name: string;
  readonly html: (served: { readonly url: string; readonly fragment: string }) => string;
}[] = [
  { name: "module tag", html: ({ url }) => modulePage(url) },
  { name: "module tag and hint", html: ({ url }) => hintedModulePage(url) },
  { name: "one tag", html: ({ url }) => oneTagPage(url) },
  { name: "HTML", html: ({ fragment }) => fragmentPage(fragment) },
];
const SCRIPT_AIM = 1.5;
const HTML_AIM = 1.1;

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "9" },
    latency: { type: "string", default: String(PROFILE.network.latency) },
    screenshots: { type: "string" },
    against: { type: "string" },
  },
});
const runs = Number(values.runs);
const latencyMs = Number(values.latency);

const account = await realSizeAccount();
const installation = await startInstallation(account, LOOK);
try {
  if (values.against) await benchAgainst(values.against);
  else await bench();
} finally {
  await installation.stop();
}
process.exit();

async function bench(): Promise<void> {
  const results = await visitAll(await listPages(installation));
  const limit = results.find(({ name }) => name === STATIC);
  const peer = results.find(({ name }) => name === INSTAFEED);
  if (!limit || !peer) throw new Error("Nothing to compare with.");
  console.log(`${report(results, limit)}\n`);
  const aims = results
    .filter((result) => result !== limit && result !== peer)
    .map(({ name }) => ({ name, ratio: name === "HTML" ? HTML_AIM : SCRIPT_AIM }));
  console.log(judge(results, aims, limit, peer));
}

async function benchAgainst(tree: string): Promise<void> {
  const before = await startBuiltTree(tree, installation);
  const after = await startBuiltTree(join(import.meta.dirname, "../.."), installation);
  const pages = WAYS_TO_EMBED.flatMap(({ name, html }) => [
    { name: `${name}, before`, html: html(before) },
    { name: `${name}, after`, html: html(after) },
  ]);
  console.log(compare(await visitAll(pages)));
  await before.stop();
  await after.stop();
}

/** Every page as often as was asked for, in turns. */
async function visitAll(pages: readonly BenchPage[]): Promise<PageResult[]> {
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
  return [...visits].map(([name, made]) => ({ name, visits: made }));
}

async function listPages({ url, posts }: Installation): Promise<BenchPage[]> {
  const answer = await fetch(`${url}/feeds/${FEED_ID}.html`);
  if (!answer.ok) throw new Error(`/feeds/${FEED_ID}.html answers ${answer.status}.`);
  const served = { url, fragment: await answer.text() };
  return [
    { name: STATIC, html: staticPage(posts) },
    ...WAYS_TO_EMBED.map(({ name, html }) => ({ name, html: html(served) })),
    { name: INSTAFEED, html: instafeedPage() },
  ];
}

function describeConditions(version: string): void {
  const { network, window, cpuSlowdown } = PROFILE;
  console.log(
    `${POSTS} posts, ${VISIBLE_TILES} of them in a window of ${window.width} × ${window.height}; Chromium ${version}, headless, ${cpuSlowdown}× slower processor; ${(network.downloadThroughput * 8) / 1e6} Mbit/s down, ${(network.uploadThroughput * 8) / 1000} kbit/s up, ${latencyMs} ms before each answer, HTTP/1.1; nothing cached; ${runs} visits each, in turns.
A tile counts from the end of the first frame after its picture was loaded and decoded. “Faded in” is later where the element fades pictures in. “Till then” is until all visible tiles. The main thread's time is TaskDuration of the slowed down thread, in its own time, to the end of the visit. instafeed.min.js asks this machine in place of graph.instagram.com.
`,
  );
}
