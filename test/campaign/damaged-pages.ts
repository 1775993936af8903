import { randomBytes } from "node:crypto";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createLog } from "../../server/logging/log.ts";
import { type RunningServer, startServer } from "../../server/start.ts";
import { overwritePage, PAGE_BYTES, settleDatabase } from "../support/damage-database.ts";
import { createRandom, type Random } from "../support/random.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { startTestServer } from "../support/test-server.ts";
import { type RowResult, tryEach } from "./row.ts";

export const name = "damaged pages";
export const count = 400;

/** What a bad disk makes of a page: nothing, anything, or a few wrong bytes in the middle. */
const DAMAGES: readonly ((random: Random) => { bytes: Uint8Array; at: number })[] = [
  () => ({ bytes: new Uint8Array(PAGE_BYTES), at: 0 }),
  () => ({ bytes: randomBytes(PAGE_BYTES), at: 0 }),
  (random) => ({ bytes: randomBytes(16), at: random.between(0, PAGE_BYTES - 16) }),
];

/** Each try damages one page, whichever it is, starts on what is left and asks as a visitor does. */
export async function run(times: number): Promise<RowResult> {
  const server = await startTestServer();
  const owner = await server.owner();
  for (const username of ["harbour.bakery", "atelier.kiln"]) {
    await owner.connect(server.sandbox, username);
  }
  const documents = new Map<string, string>();
  for (const [feed, posts] of [
    ["harbour-bakery", 3],
    ["atelier-kiln", 2],
  ] as const) {
    await server.feedWith(feed, (document) => document.posts.length === posts);
    documents.set(feed, await (await server.feed(feed)).text());
  }
  await server.running.stop();
  const { pages } = settleDatabase(server.dataDir);
  const random = createRandom();
  return tryEach(times, async (index) => {
    const dataDir = join(tempFolder(), "data");
    cpSync(server.dataDir, dataDir, { recursive: true });
    const page = random.between(1, pages);
    const damage = DAMAGES[index % DAMAGES.length]?.(random);
    if (damage) overwritePage(dataDir, page, damage.bytes, damage.at);
    const { clock, sandbox } = server;
    const environment = {
      ...sandbox.environment,
      PORT: "0",
      PUBLIC_URL: "http://127.0.0.1:1",
      DATA_DIR: dataDir,
      ADMIN_PASSWORD: "harbour tides at noon",
    };
    const log = createLog("fatal", { write: () => {} });
    let running: RunningServer | undefined;
    try {
      running = await startServer({ environment, clock, log, fetch: sandbox.fetch });
      for (const [feed, before] of documents) {
        const answer = await fetch(`${running.url}/feeds/${feed}.json`);
        const text = await answer.text();
        if (postsOf(text) !== postsOf(before)) {
          throw new Error(`page ${page}: ${feed} answers ${answer.status}, and not what it was`);
        }
      }
      const alive = await fetch(`${running.url}/healthz`);
      if (!alive.ok) throw new Error(`page ${page}: it is not alive`);
    } finally {
      await running?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
}

/** The address of the server is another one at each start. */
function postsOf(text: string): string {
  const posts: unknown = JSON.parse(text).posts;
  return JSON.stringify(posts).replaceAll(/https?:\/\/127\.0\.0\.1:\d+/g, "");
}
