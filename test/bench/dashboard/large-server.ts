import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDataFolder } from "../../../server/data-folder/open-data-folder.ts";
import { createOwner, type Owner } from "../../support/owner.ts";
import { PASSWORD, startBenchServer } from "./bench-server.ts";
import { addLargeFeed } from "./large-feed.ts";

export const LARGE_FEED = "large";

/** A server with one feed of 2,000 posts, for as long as the work with it takes. */
export async function withLargeFeed<T>(
  work: (server: { readonly url: string; readonly owner: Owner }) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "windowbox-large-"));
  const { db } = openDataFolder(folder, undefined);
  const { url, stop } = await startBenchServer(folder);
  try {
    const owner = createOwner(url);
    await owner.signIn(PASSWORD);
    // Not before the start, which would miss the files.
    addLargeFeed(db, LARGE_FEED, 2000);
    return await work({ url, owner });
  } finally {
    db.close();
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
