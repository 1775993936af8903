import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDataFolder } from "../../../server/data-folder.ts";
import { createLog } from "../../../server/log.ts";
import { startServer } from "../../../server/start.ts";
import { createOwner, type Owner } from "../../support/owner.ts";
import { addLargeFeed } from "./large-feed.ts";

const FEED = "large";
const PASSWORD = "only for this bench";
/** Each of them puts other posts on every page. */
const RULES: readonly (readonly [field: string, value: string])[] = [
  ["exclude", "#number10"],
  ["include", "étienne"],
  ["skip", "1"],
  ["exclude", "étienne"],
  ["order", "shuffled"],
];
const ROUNDS = 3;

/**
 * How long it takes from the press on Save to the feed as visitors get it, with 2,000 posts, whichever rule it is; in
 * milliseconds, one entry a change.
 */
export async function measureRules(): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), "windowbox-rules-"));
  const { db } = openDataFolder(folder, undefined);
  const running = await startServer({
    environment: {
      DATA_DIR: folder,
      PORT: "0",
      ADMIN_PASSWORD: PASSWORD,
      MAX_POSTS: "2000",
      PUBLIC_URL: "http://127.0.0.1:3000",
    },
    log: createLog("silent", { write: () => {} }),
    fetch: () => Promise.reject(new Error("nobody answers here")),
  });
  try {
    const owner = createOwner(running.url);
    await owner.signIn(PASSWORD);
    // Not before the start, which would miss the files.
    addLargeFeed(db, FEED, 2000);
    await change(owner, "exclude", "#number1");
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [field, value] of RULES) {
        const before = await served(running.url);
        const startedAt = performance.now();
        await change(owner, field, value);
        const after = await served(running.url);
        times.push(performance.now() - startedAt);
        if (after === before) throw new Error("the feed that is served is as before");
      }
    }
    return times;
  } finally {
    db.close();
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function change(owner: Owner, field: string, value: string): Promise<void> {
  const form = new URLSearchParams({ [field]: value });
  for (const kind of ["image", "video", "reel", "carousel"]) form.append("kinds", kind);
  const answer = await owner.post(`/admin/feeds/${FEED}/rules`, form);
  if (answer.status !== 303) throw new Error(`the rules were answered ${answer.status}`);
}

async function served(url: string): Promise<string> {
  return (await fetch(`${url}/feeds/${FEED}.json`)).text();
}
