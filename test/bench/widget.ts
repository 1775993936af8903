/**
 * How soon a visitor sees the tiles, by every way of embedding, beside a page written by hand, Behold's widget and
 * instafeed.js, over a real line: `npm run bench:widget -- [--runs 9] [--line slow|good] [--only WORD] [--screenshots FOLDER]`.
 * With `--still`, how much the dashboard's lines move on the page in the other looks, and nothing else.
 * With `--against FOLDER`, a tree that was built, the ways of embedding that both trees know are visited with that
 * tree's element and with this one's, one after the other: what the machine does meanwhile, it does to both.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Hono } from "hono";
import type { Browser, CDPSession } from "playwright-core";
import { placeRule } from "../../server/feed/place-rule.ts";
import { snippetsOf } from "../../server/pages/feeds/feed-snippets.ts";
import { createMediaRoutes } from "../../server/routes/visitors/media.ts";
import { createBehold } from "./widget/behold.ts";
import { startBuiltTree } from "./widget/built-tree.ts";
import {
  close,
  FEED_ID,
  type Installation,
  listen,
  startInstallation,
} from "./widget/installation.ts";
import { openNetwork } from "./widget/network.ts";
import {
  createGraphServer,
  createOriginalsServer,
  createPageServer,
  pagePath,
} from "./widget/page-server.ts";
import { type BenchPage, instafeedPage, LOOK, pageWith, staticPage } from "./widget/pages.ts";
import { type Conditions, LINES, POSTS, WINDOW } from "./widget/profile.ts";
import { type Aim, compare, judge, type PageResult, report } from "./widget/report.ts";
import { realSizeAccount, sourcesOf } from "./widget/sources.ts";
import { measureStillness, stillPages } from "./widget/stillness.ts";
import { slowDown, type Visit, visit } from "./widget/visit.ts";

/** Its pictures lie where the feed's do: no script from there can be sooner. */
const LIMIT = "static, pictures there";

interface Served {
  readonly url: string;
  readonly fragment: string;
}

const WAYS_TO_EMBED: readonly {
  readonly name: string;
  readonly html: (served: Served) => string;
  /** On the slow line, and on the good one. */
  readonly aims: readonly [slow: number, good: number];
}[] = [
  { name: "HTML include", html: ({ fragment }) => fragment, aims: [1, 1.05] },
  {
    name: "dashboard's snippet",
    html: ({ url }) => snippetsOf(url, FEED_ID, { rule: rule() }).module,
    aims: [1.12, 1.25],
  },
  {
    name: "one tag",
    html: ({ url }) => snippetsOf(url, FEED_ID, { rule: rule() }).oneTag,
    aims: [1.2, 1.3],
  },
  { name: "module", html: ({ url }) => moduleSnippet(url), aims: [1.5, 1.6] },
];
const SHIFT_AIM = 0.01;

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "9" },
    line: { type: "string" },
    only: { type: "string" },
    screenshots: { type: "string" },
    against: { type: "string" },
    still: { type: "boolean", default: false },
  },
});
const runs = Number(values.runs);
const lines = LINES.filter(({ name }) => !values.line || name === values.line);

const account = await realSizeAccount();
const network = await openNetwork();
const installation = await startInstallation(account, LOOK, network.host("feed"));
try {
  if (values.still) await benchStillness();
  else if (values.against) await benchAgainst(values.against);
  else await bench();
} finally {
  await installation.stop();
  await network.close();
}
process.exit();

async function bench(): Promise<void> {
  const graph = {
    posts: installation.posts,
    sources: sourcesOf(account),
    graph: network.host("graph").url,
    originals: network.host("originals").url,
  };
  const behold = createBehold(installation.posts, installation.url, {
    script: network.host("behold-script").url,
    feeds: network.host("behold-feeds").url,
    pictures: network.host("behold-pictures").url,
  });
  const servers = [
    await listen(createGraphServer(graph), network.host("graph").port),
    await listen(createOriginalsServer(graph), network.host("originals").port),
  ];
  if (behold) {
    const { script, feeds } = behold;
    servers.push(
      await listen(script, network.host("behold-script").port),
      await listen(feeds, network.host("behold-feeds").port),
      await listen(mediaServer(installation.mediaDir), network.host("behold-pictures").port),
    );
  } else console.log("Behold's widget is left out: npm did not bring it.");
  const pages = [
    { name: "static, own pictures", html: staticPage(installation.posts, "") },
    { name: LIMIT, html: staticPage(installation.posts, installation.url) },
    ...waysToEmbed(await serve(installation)),
    ...(behold ? [{ name: "Behold", html: pageWith(behold.html) }] : []),
    { name: "instafeed.js", html: instafeedPage(`${graph.graph}/instafeed.min.js`) },
  ];
  await onEachLine(pages, (results, line) => {
    const limit = results.find(({ name }) => name === LIMIT);
    if (!limit) return compare(results);
    return `${report(results, limit)}\n\n${judge(results, aimsOn(line), limit)}`;
  });
  for (const server of servers) await close(server);
}

async function benchStillness(): Promise<void> {
  const pages = stillPages(installation.url, installation.posts).filter(({ name }) =>
    name.includes(values.only ?? ""),
  );
  const site = network.host("site");
  const server = await listen(createPageServer(pages, installation.mediaDir), site.port);
  const browser = await network.launch();
  for (const line of lines) {
    await network.become(line);
    const addressOf = ({ name }: BenchPage) => site.url + pagePath(name);
    const slowed = (cdp: CDPSession) => slowDown(cdp, { conditions: line, isBare: network.isBare });
    console.log(await measureStillness(browser, pages, addressOf, slowed, line));
  }
  await browser.close();
  await close(server);
}

async function benchAgainst(tree: string): Promise<void> {
  const before = await startBuiltTree(tree, installation, network.host("before"));
  const after = await startBuiltTree(
    join(import.meta.dirname, "../.."),
    installation,
    network.host("graph"),
  );
  const pages = waysToEmbed(before).flatMap(({ name, html }, index) => [
    { name: `${name}, before`, html },
    { name: `${name}, after`, html: waysToEmbed(after)[index]?.html ?? "" },
  ]);
  await onEachLine(pages, compare);
  await before.stop();
  await after.stop();
}

function waysToEmbed(served: Served): BenchPage[] {
  return WAYS_TO_EMBED.map(({ name, html }) => ({ name, html: pageWith(html(served)) }));
}

function aimsOn(line: Conditions): Aim[] {
  return WAYS_TO_EMBED.map(({ name, aims: [slow, good] }) => ({
    name,
    ratio: line.name === "slow" ? slow : good,
    shift: SHIFT_AIM,
  }));
}

/** Every page as often as was asked for, in turns that begin with another one each time. */
async function onEachLine(
  all: readonly BenchPage[],
  describe: (results: readonly PageResult[], line: Conditions) => string,
): Promise<void> {
  const pages = all.filter(({ name }) => name === LIMIT || name.includes(values.only ?? ""));
  const site = network.host("site");
  const server = await listen(createPageServer(pages, installation.mediaDir), site.port);
  const browser = await network.launch();
  console.log(
    `${POSTS} posts in a window of ${WINDOW.width} × ${WINDOW.height}, all of them in sight, text below them; Chromium ${browser.version()}, headless; ${network.description}; nothing cached; medians of ${runs} visits each, in turns; × is how many times that of “${LIMIT}”.
A tile counts from the end of the first frame after its picture was loaded and decoded. “Faded in” is later where the element fades pictures in. The main thread's time is TaskDuration of the slowed down thread, in its own time, to the end of the visit.\n`,
  );
  for (const line of lines) {
    await network.become(line);
    console.log(
      `${line.name} line: ${line.rttMs} ms, ${line.downKbit / 1000} Mbit/s down, ${line.upKbit / 1000} up, processor ${line.cpuSlowdown}×`,
    );
    console.log(`${describe(await visitAll(browser, pages, line), line)}\n`);
  }
  await browser.close();
  await close(server);
}

async function visitAll(
  browser: Browser,
  pages: readonly BenchPage[],
  conditions: Conditions,
): Promise<PageResult[]> {
  const visits = new Map<string, Visit[]>(pages.map(({ name }) => [name, []]));
  if (values.screenshots) mkdirSync(values.screenshots, { recursive: true });
  for (let run = 0; run < runs; run++) {
    const first = run % pages.length;
    for (const { name } of [...pages.slice(first), ...pages.slice(0, first)]) {
      const folder = run === 0 ? values.screenshots : undefined;
      const screenshot =
        folder && join(folder, `${pagePath(name).slice(1)}-${conditions.name}.png`);
      const url = network.host("site").url + pagePath(name);
      const { isBare } = network;
      visits.get(name)?.push(await visit(browser, url, { conditions, isBare, screenshot }));
    }
  }
  return [...visits].map(([name, made]) => ({ name, visits: made }));
}

async function serve({ localUrl, url }: Installation): Promise<Served> {
  const answer = await fetch(`${localUrl}/feeds/${FEED_ID}.html`);
  if (!answer.ok) throw new Error(`/feeds/${FEED_ID}.html answers ${answer.status}.`);
  return { url, fragment: await answer.text() };
}

function mediaServer(mediaDir: string): Hono {
  return new Hono().route("/media", createMediaRoutes(mediaDir));
}

/** For bundlers and pages with many feeds. */
function moduleSnippet(url: string): string {
  return `<script type="module" src="${url}/widget.js"></script>
<windowbox-feed feed-id="${FEED_ID}"></windowbox-feed>`;
}

/** Of the look alone: a grid's place does not depend on its posts. */
function rule(): string {
  return placeRule({ id: FEED_ID, settings: LOOK, posts: [] });
}
