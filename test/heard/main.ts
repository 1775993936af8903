import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startDemo } from "../../demo/start.ts";
import { neighbouringPorts } from "../support/neighbouring-ports.ts";
import { type HeardBrowser, type Listener, startListener } from "./listener.ts";
import { missingForHearing } from "./needs.ts";
import { ownersWalks, startSite, type Walk } from "./pages.ts";
import { writeTranscript } from "./transcript.ts";

/**
 * `npm run test:heard [-- --browser firefox --walk grid,video --write]`: what the screen reader Orca says on the pages of
 * `pages.ts`, compared with `transcripts`, which a person has read. `--write` keeps what is heard now, to be read.
 */
const { values } = parseArgs({
  options: {
    browser: { type: "string" },
    walk: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const BROWSERS: readonly HeardBrowser[] = ["chromium", "firefox"];
const TRANSCRIPTS = join(import.meta.dirname, "transcripts");
const PASSWORD = "harbour-demo";

const missing = missingForHearing();
if (missing !== undefined) {
  console.error(missing);
  process.exit(1);
}
for (const browser of BROWSERS.filter((name) => !values.browser || name === values.browser)) {
  // A dashboard of its own for each: connecting happens once.
  const dataDir = mkdtempSync(join(tmpdir(), "heard-data-"));
  const demo = await startDemo({
    port: await neighbouringPorts(),
    dataDir: join(dataDir, "demo"),
    adminPassword: PASSWORD,
  });
  const site = await startSite();
  const listener = await startListener(browser);
  try {
    const walks = [...site.walks, ...ownersWalks(demo.dashboardUrl, PASSWORD)];
    const taken = new Set<string>();
    for (const walk of walks.filter(
      ({ name }) => !values.walk || values.walk.split(",").includes(name),
    )) {
      for (const before of walks) {
        if (!walk.after?.includes(before.name) || taken.has(before.name)) continue;
        await hear(listener, before);
        taken.add(before.name);
      }
      compare(browser, walk.name, await hear(listener, walk));
      taken.add(walk.name);
    }
  } finally {
    listener.stop();
    await Promise.all([site.stop(), demo.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}
process.exit(process.exitCode ?? 0);

async function hear(listener: Listener, { url, keys, fedBy }: Walk): Promise<string> {
  if (fedBy !== undefined) await untilFed(fedBy);
  const heard = [{ key: "page", said: await listener.go(url) }];
  for (const key of keys) {
    const [, text] = /^type:(.*)$/.exec(key) ?? [];
    const said = text === undefined ? await listener.press(key) : await listener.type(text);
    heard.push({ key: text === undefined ? key : "type", said });
  }
  return writeTranscript(heard);
}

async function untilFed(feed: string): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const answer = await fetch(feed);
    const { posts = [] } = answer.ok ? await answer.json() : {};
    if (posts.length > 0) return;
    await sleep(500);
  }
  throw new Error(`${feed} had no posts after a minute`);
}

function compare(browser: string, walk: string, transcript: string): void {
  const file = join(TRANSCRIPTS, browser, `${walk}.txt`);
  const known = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (known === transcript) {
    console.log(`as before: ${browser}, ${walk}`);
  } else if (values.write) {
    mkdirSync(join(TRANSCRIPTS, browser), { recursive: true });
    writeFileSync(file, transcript);
    console.log(`written, to be read: ${file}`);
  } else {
    process.exitCode = 1;
    console.log(`not as before: ${browser}, ${walk}\n${transcript}`);
  }
}
