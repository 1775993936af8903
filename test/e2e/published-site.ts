import { rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { createRandom } from "../support/random.ts";
import { type S3Store, startS3Store } from "../support/s3-store.ts";
import { serveFolder } from "../support/serve-folder.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { createTestInstance } from "../support/test-instance.ts";
import { startCommand } from "../support/windowbox-process.ts";

const FEED = "harbour-bakery";

/** A feed that is published to a folder and a bucket by commands that are killed. */
export interface PublishedSite {
  /**
   * Changes the feed, kills the command at a random instant, looks, and has another one finish the work: with every
   * second index in the bucket.
   */
  kill(index: number): Promise<void>;
  /** Where visitors reach it now: the folder, and the bucket. */
  addresses(): readonly string[];
}

interface Place {
  readonly environment: Readonly<Record<string, string>>;
  /** What a visitor gets there, unpacked; `undefined` for nothing. */
  read(path: string): Promise<string | undefined>;
  clear(): void;
}

export async function startPublishedSite(): Promise<PublishedSite> {
  const random = createRandom();
  const places = [await folderPlace(), bucketPlace(await startS3Store())] as const;
  const made = createTestInstance({ accounts: [{ username: "harbour.bakery", posts: 27 }] });
  const { instance, dataDir } = made;
  const { accountId } = await made.connect("harbour.bakery");
  await instance.sync.syncAccount(accountId);
  const posts = instance.db.posts.ofAccount(accountId);
  /** Other posts, and so other files and another further page. */
  function change(index: number): number {
    const [first, second] = posts;
    for (const [at, post] of [first, second].entries()) {
      if (!post) throw new Error("there is no post");
      instance.db.posts.delete(accountId, post.id);
      if ((index >> at) % 2 === 0) instance.db.posts.put(post);
    }
    const look = { loadMore: "button", lang: "de" } as const;
    instance.db.feeds.setSettings(FEED, { ...look, columns: 2 + (index % 7) });
    instance.feedBuilder.buildFeedsOf(accountId);
    return instance.db.posts.count(accountId);
  }

  /** Walks as visitors do: what is there names nothing that is not. Gives how many posts they see. */
  async function visit(place: Place): Promise<number | undefined> {
    const site = place.environment.PUBLISH_URL ?? "";
    let next: string | undefined = `${site}/feeds/${FEED}.json`;
    let count: number | undefined;
    while (next !== undefined) {
      const text = await place.read(next.slice(site.length + 1));
      if (text === undefined && count === undefined) return undefined;
      expect(text, next).toBeDefined();
      const document: { posts: unknown[]; next?: string } = JSON.parse(text ?? "");
      count = (count ?? 0) + document.posts.length;
      const named = text?.match(new RegExp(`${site}/media/[\\w.]+`, "g")) ?? [];
      for (const address of new Set(named)) {
        expect(await place.read(address.slice(site.length + 1)), address).toBeDefined();
      }
      next = document.next;
    }
    const index = await place.read("index.html");
    // It comes last: who sees it sees everything.
    if (index !== undefined) expect(await place.read("widget.js")).toBeDefined();
    return count;
  }

  /** How long it takes, start of Node included. */
  let usual: number | undefined;
  async function publish(place: Place, killAfter: number | undefined): Promise<void> {
    const startedAt = performance.now();
    const command = startCommand(["publish"], { ...place.environment, DATA_DIR: dataDir });
    const timer = killAfter === undefined ? undefined : setTimeout(command.kill, killAfter);
    const { code, signal } = await command.ended;
    clearTimeout(timer);
    if (signal !== null) return;
    expect(code, command.output.stderr).toBe(0);
    usual = Math.max(usual ?? 0, performance.now() - startedAt);
  }

  return {
    addresses: () => places.map(({ environment }) => environment.PUBLISH_URL ?? ""),
    async kill(index) {
      const place = index % 2 === 0 ? places[0] : places[1];
      if (index % 6 < 2) place.clear();
      change(index);
      await publish(place, (0.3 + 0.7 * random.next()) * (usual ?? 1000));
      await visit(place);
      const count = change(index + 1);
      await publish(place, undefined);
      expect(await visit(place)).toBe(count);
      expect(await place.read("index.html")).toBeDefined();
    },
  };
}

async function folderPlace(): Promise<Place> {
  const folder = join(tempFolder(), "public");
  return {
    environment: { PUBLISH_TO: folder, PUBLISH_URL: await serveFolder(folder) },
    read: (path) => readFile(join(folder, path), "utf8").catch(() => undefined),
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function bucketPlace(store: S3Store): Place {
  let run = 0;
  const prefix = () => `run${run}/`;
  const environment: Record<string, string> = { ...store.environment };
  const point = () => {
    environment.PUBLISH_TO = `s3://${store.bucket}/${prefix()}`;
    environment.PUBLISH_URL = `${store.url}/${store.bucket}/run${run}`;
  };
  point();
  return {
    environment,
    async read(path) {
      const answer = await store.get(prefix() + path);
      return answer.ok ? await answer.text() : undefined;
    },
    clear() {
      run += 1;
      point();
    },
  };
}
