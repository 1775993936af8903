import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { expect } from "vitest";
import { openDataFolder } from "../../server/data-folder/open-data-folder.ts";
import type { FeedDocument } from "../../server/feed/document.ts";
import type { SocketSandbox } from "../support/socket-sandbox.ts";
import { present } from "../support/test-instance.ts";

interface ExaminedAccount {
  readonly id: string;
  readonly username: string;
  readonly feedId: string;
  readonly token: string;
  /** Its place among all that Instagram gave out; higher is newer. */
  readonly tokenNumber: number;
  readonly isDead: boolean;
}

/** What lies in a data folder, token opened with the key beside it. */
export interface Examined {
  readonly integrity: unknown[];
  readonly brokenReferences: unknown[];
  readonly accounts: readonly ExaminedAccount[];
  /** By feed, as they were last served. */
  readonly postIds: Map<string, readonly string[]>;
}

/** Opens the folder as another process would, beside whatever runs on it. */
export function examineFolder(dataDir: string, sandbox: SocketSandbox): Examined {
  const sqlite = new BetterSqlite3(join(dataDir, "windowbox.db"), { timeout: 10_000 });
  const integrity = sqlite.prepare("PRAGMA integrity_check").pluck().all();
  const brokenReferences = sqlite.prepare("PRAGMA foreign_key_check").all();
  sqlite.close();
  const { db, vault } = openDataFolder(dataDir, undefined);
  try {
    const accounts = db.accounts.all().map(({ id, profile }) => {
      const stored = present(db.tokens.get(id));
      const token = vault.open(id, stored.sealed).accessToken.reveal();
      const [feed] = db.feeds.ofAccount(id);
      return {
        id,
        username: profile.username,
        feedId: present(feed).id,
        token,
        tokenNumber: sandbox.tokens.indexOf(token),
        isDead: stored.deadAt !== undefined,
      };
    });
    return { integrity, brokenReferences, accounts, postIds: new Map() };
  } finally {
    db.close();
  }
}

/**
 * Every page of a feed, and every file that it names: all of them have to be there. `served` has the addresses of
 * files that were fetched before, and gets the others; those are then looked for in the data folder alone.
 */
export async function fetchWholeFeed(
  url: string,
  feedId: string,
  known?: { readonly dataDir: string; readonly served: Set<string> },
): Promise<{ readonly ids: readonly string[] }> {
  const ids: string[] = [];
  const addresses = new Set<string>();
  for (let path: string | undefined = `/feeds/${feedId}.json`; path !== undefined; ) {
    const answer = await fetch(url + path);
    expect(answer.status, path).toBe(200);
    const text = await answer.text();
    const document: FeedDocument = JSON.parse(text);
    for (const { id } of document.posts) ids.push(id);
    for (const [address] of text.matchAll(/http[^"]*\/media\/[^"]*/g)) addresses.add(address);
    path = document.next?.replace(url, "");
  }
  for (const address of addresses) {
    const name = address.split("/").at(-1) ?? "";
    const bytes = known?.served.has(address)
      ? readFileSync(join(known.dataDir, "media", name))
      : await fetchFile(address);
    // Named after its content: whole, or another file.
    const hash = createHash("sha256").update(bytes).digest("hex");
    expect(name.split(".")[0]).toBe(hash.slice(0, 32));
    known?.served.add(address);
  }
  return { ids };
}

async function fetchFile(address: string): Promise<Uint8Array> {
  const answer = await fetch(address);
  expect(answer.status, address).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}
