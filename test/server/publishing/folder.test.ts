import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDeletionMemory } from "../../../server/accounts/deletion-memory.ts";
import { writeBackup } from "../../../server/backup/write-backup.ts";
import { HOLD_MS } from "../../../server/feed/cache.ts";
import { renameFeed } from "../../../server/feed/manage-feeds.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../server/time/clock.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { createTestInstance, present, type TestInstance } from "../../support/test-instance.ts";
import { brokenReferences } from "./broken-references.ts";

const SITE = "https://static.example.com/feeds";
const FEED = "feeds/harbour-bakery.json";
const LIST = "windowbox-files.json";

async function openSite(posts = 3, others: readonly string[] = [], more = {}) {
  const folder = join(tempFolder(), "public");
  const made = createTestInstance({
    accounts: ["harbour.bakery", ...others].map((username) => ({ username, posts })),
    environment: { PUBLISH_URL: `${SITE}/`, PUBLISH_TO: folder, ...more },
  });
  const { accountId } = await made.connect("harbour.bakery");
  await made.instance.sync.syncAccount(accountId);
  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  const files = () =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort();
  return { ...made.instance, ...made, accountId, folder, read, files };
}

/** Takes the newest post out of the feed, and says which files only it needed. */
function hidePost({ instance }: Pick<TestInstance, "instance">, accountId: string): string[] {
  const { db, feedBuilder } = instance;
  const [post] = db.posts.ofAccount(accountId);
  if (!post) throw new Error("there is no post");
  db.posts.delete(post.accountId, post.id);
  feedBuilder.buildFeedsOf(accountId);
  return Object.values(post.files?.sizes ?? {}).map(({ name }) => `media/${name}`);
}

describe("a published folder", () => {
  it("takes no backup, nor does the data folder, whatever way leads there and whoever published", async () => {
    const site = await openSite(1);
    const { config, folder, clock, dataDir } = site;
    const backUp = (path: string, publishTo?: typeof config.publishTo) =>
      writeBackup(path, {
        ...{ dataDir, diskReserve: 0, publishTo, now: clock.now() },
        ...{ key: "inside", media: "inside" },
      });
    const link = join(tempFolder(), "link");
    mkdirSync(folder);
    symlinkSync(folder, link);
    const inPublished = /b\.tar is inside \S+\/public, which is published/;
    await expect(backUp(join(folder, "b.tar"), config.publishTo)).rejects.toThrow(inPublished);
    await expect(backUp(join(link, "feeds/b.tar"), config.publishTo)).rejects.toThrow(inPublished);
    await site.publishing.publish();
    await expect(backUp(join(link, "feeds/b.tar"))).rejects.toThrow(inPublished);
    symlinkSync(dataDir, `${link}2`);
    await expect(backUp(join(`${link}2`, "b.tar"))).rejects.toThrow(/inside the data folder/);
    expect((await backUp(join(folder, "../b.tar"))).size).toBeGreaterThan(0);
  });

  it("holds everything visitors need, at addresses of its own, and says what is served here", async () => {
    const site = await openSite(3);
    const report = await site.publishing.publish();
    const files = site.files();
    expect(report).toMatchObject({ written: files.length - 1, deleted: 0, waiting: [] });
    for (const path of [
      "index.html",
      FEED,
      "feeds/harbour-bakery.html",
      "widget.js",
      "embed/harbour-bakery/index.html",
    ]) {
      expect(files).toContain(path);
    }
    expect(
      brokenReferences(SITE, (path) => (files.includes(path) ? site.read(path) : undefined)),
    ).toEqual([]);
    const there = site.read(FEED);
    expect(there.replaceAll(SITE, "https://feed.example.com")).toBe(
      JSON.stringify(site.document("harbour-bakery")),
    );
    for (const path of [
      "index.html",
      "feeds/harbour-bakery.html",
      "embed/harbour-bakery/index.html",
    ]) {
      const scripts = { feeds: "hydrate.js", embed: "feeds/harbour-bakery.js" };
      const script = Object.entries(scripts).find(([folder]) => path.startsWith(folder))?.[1];
      expect(site.read(path)).toContain(`${SITE}/${script ?? "widget.js"}`);
      expect(site.read(path)).not.toContain("feed.example.com");
    }
    const page = site.read("embed/harbour-bakery/index.html");
    const [, oembed = ""] = /type="application\/json\+oembed" href="([^"]+)"/.exec(page) ?? [];
    expect(JSON.parse(site.read(oembed.slice(SITE.length + 1)))).toMatchObject({
      version: "1.0",
      type: "rich",
      provider_url: SITE,
      html: expect.stringContaining(`<iframe src="${SITE}/embed/harbour-bakery/index.html"`),
    });
    expect(statSync(join(site.folder, FEED)).mode & 0o777).toBe(0o644);
  });

  it("leaves an address in a caption as it was written", async () => {
    const site = await openSite();
    const [post] = site.db.posts.ofAccount(site.accountId);
    if (!post) throw new Error("there is no post");
    const caption = "Now at https://feed.example.com/media/x.webp!";
    site.db.posts.put({ ...post, media: { ...post.media, caption } });
    site.feedBuilder.buildFeedsOf(site.accountId);
    await site.publishing.publish();
    expect(site.read(FEED)).toContain(JSON.stringify(caption));
  });

  it("is written anew only where something changed", async () => {
    const site = await openSite();
    await site.publishing.publish();
    const before = site.files().map((path) => statSync(join(site.folder, path)).ino);
    expect(await site.publishing.publish()).toMatchObject({ written: 0, deleted: 0 });
    expect(site.files().map((path) => statSync(join(site.folder, path)).ino)).toEqual(before);
    rmSync(join(site.folder, "widget.js"));
    writeFileSync(join(site.folder, FEED), "{}");
    expect(await site.publishing.publish()).toMatchObject({ written: 2 });
    expect(JSON.parse(site.read(FEED)).posts).toHaveLength(3);
  });

  it("keeps what caches may lead to, and no longer, until it is shown again", async () => {
    const site = await openSite();
    await site.publishing.publish();
    const [post] = site.db.posts.ofAccount(site.accountId);
    if (!post) throw new Error("there is no post");
    const show = (hiddenAt: number | undefined) => {
      site.db.postChoices.put({
        ...site.db.postChoices.get("harbour-bakery", post.id),
        hiddenAt,
      });
      site.feedBuilder.buildFeedsOf(site.accountId);
    };
    const media = Object.values(post.files?.sizes ?? {}).map(({ name }) => `media/${name}`);
    const there = () => media.filter((path) => site.files().includes(path));

    show(site.clock.now());
    const report = await site.publishing.publish();
    expect(report.deleted).toBe(0);
    expect(report.nextDeletionAt).toBe(site.clock.now() + 2 * HOLD_MS);
    expect(site.read(FEED)).not.toContain(media[0]);
    expect(there()).toEqual(media);
    site.clock.advance(2 * HOLD_MS + 1);
    await site.sweeper.sweep();
    expect((await site.publishing.publish()).deleted).toBeGreaterThan(0);
    expect(there()).toEqual([]);
    expect(site.read(LIST)).not.toContain(media[0]?.slice("media/".length));
    show(undefined);
    await site.publishing.publish();
    expect(there()).toEqual(media);
    expect(site.read(FEED)).toContain(media[0]);
  });

  it("loses at once what a person had deleted, whatever a clock wrote that was set back since", async () => {
    const site = await openSite();
    await site.publishing.runDue();
    const deletionsUntil = site.clock.now() + 365 * DAY_MS;
    const list = JSON.stringify({ ...JSON.parse(site.read(LIST)), deletionsUntil });
    writeFileSync(join(site.folder, LIST), list);
    const media = site.files().filter((path) => path.startsWith("media/"));
    expect(media.length).toBeGreaterThan(3);
    openDeletionMemory(site.dataDir).add({
      ...{ at: site.clock.now(), cause: "data-deleted", ids: [] },
      ...{ code: "CODE", requestHash: "hash" },
    });
    await site.instance.forget(site.accountId, "data-deleted");
    await site.publishing.runDue();
    expect(site.files().filter((path) => path.startsWith("media/"))).toEqual([]);
    expect(JSON.parse(site.read(FEED))).toMatchObject({ posts: [] });
    for (const path of [FEED, LIST, "index.html", "embed/harbour-bakery/index.html"]) {
      expect(site.read(path)).not.toContain("harbour.bakery");
    }
  });

  it("loses it also where another account's picture is missing, and as soon as a place that refused takes it", async () => {
    const site = await openSite(2, ["atelier.kiln"]);
    const { instance, publishing, db, mediaStore, clock } = site;
    const { accountId: other } = await site.connect("atelier.kiln");
    db.feeds.addAccount("harbour-bakery", other);
    await instance.sync.syncAccount(other);
    instance.feedBuilder.buildAll();
    await publishing.runDue();
    expect(publishing.hasReached(clock.now())).toBe(true);
    const [post, waiting] = db.posts.ofAccount(other);
    for (const { name } of Object.values(waiting?.files?.sizes ?? {})) {
      rmSync(join(mediaStore.directory, name), { force: true });
      rmSync(join(site.folder, "media", name), { force: true });
    }
    // A place that refuses for long is asked ever more rarely.
    renameSync(site.folder, `${site.folder}-away`);
    writeFileSync(site.folder, "");
    db.posts.put({ ...present(post), media: { ...present(post).media, caption: "Kiln" } });
    instance.feedBuilder.buildAll();
    for (let times = 0; times < 8; times += 1) {
      clock.advance(4 * HOUR_MS);
      await publishing.runDue();
    }
    const { succeededAt } = present(publishing.status());
    openDeletionMemory(site.dataDir).add({
      ...{ at: clock.now(), cause: "data-deleted", ids: [] },
      ...{ code: "CODE", requestHash: "hash" },
    });
    await instance.forget(site.accountId, "data-deleted");
    await publishing.runDue();
    expect(publishing.hasReached(clock.now())).toBe(false);
    rmSync(site.folder);
    renameSync(`${site.folder}-away`, site.folder);
    clock.advance(5 * MINUTE_MS);
    await publishing.runDue();
    expect(present(publishing.status()).succeededAt).not.toBe(succeededAt);
    expect(publishing.hasReached(clock.now())).toBe(true);
    expect(JSON.parse(site.read(FEED)).posts).toMatchObject([{ caption: "Kiln" }]);
    for (const path of [FEED, LIST, "index.html"]) {
      expect(site.read(path)).not.toContain("harbour.bakery");
    }
  });

  it("never holds a document that names a picture which is missing here", async () => {
    const site = await openSite();
    await site.publishing.publish();
    const before = site.read(FEED);
    hidePost(site, site.accountId);
    for (const one of await site.mediaStore.names()) rmSync(join(site.mediaStore.directory, one));
    rmSync(join(site.folder, "media"), { recursive: true });
    await expect(site.publishing.publish()).rejects.toThrow(
      /“harbour-bakery” was not published anew/,
    );
    expect(site.read(FEED)).toBe(before);
  });

  it("touches nothing that it did not put there", async () => {
    const site = await openSite();
    await site.publishing.publish();
    mkdirSync(join(site.folder, "media/mine"));
    writeFileSync(join(site.folder, "media/mine/note.txt"), "mine");
    writeFileSync(join(site.folder, "robots.txt"), "mine");
    site.db.feeds.delete("harbour-bakery");
    await site.publishing.publish();
    site.clock.advance(100 * HOUR_MS);
    await site.publishing.publish();
    expect(site.files().filter((path) => !path.endsWith(".js"))).toEqual([
      "index.html",
      "media/mine/note.txt",
      "robots.txt",
      LIST,
    ]);
    expect(existsSync(join(site.folder, "feeds"))).toBe(false);
  });

  it("leaves what a link in it leads to alone, and says so", async () => {
    const site = await openSite(1);
    const elsewhere = tempFolder();
    await site.publishing.publish();
    const [name = ""] = readdirSync(join(site.folder, "media"));
    // Moved to a larger disk, say, or to where it is served from.
    cpSync(join(site.folder, "media"), elsewhere, { recursive: true });
    rmSync(join(site.folder, "media"), { recursive: true });
    symlinkSync(elsewhere, join(site.folder, "media"));
    site.db.feeds.delete("harbour-bakery");
    site.clock.advance(100 * HOUR_MS);
    await site.publishing.publish();
    site.clock.advance(100 * HOUR_MS);
    await expect(site.publishing.publish()).rejects.toThrow(/media.* is a link/);
    expect(readdirSync(elsewhere)).toContain(name);
  });

  it("replaces a file that became a link or may not be written to, and not what a link leads to", async () => {
    const site = await openSite(1);
    await site.publishing.publish();
    const letter = join(tempFolder(), "letter.txt");
    writeFileSync(letter, "mine");
    rmSync(join(site.folder, "widget.js"));
    symlinkSync(letter, join(site.folder, "widget.js"));
    chmodSync(join(site.folder, FEED), 0o444);
    hidePost(site, site.accountId);
    await site.publishing.publish();
    expect(readFileSync(letter, "utf8")).toBe("mine");
    expect(lstatSync(join(site.folder, "widget.js")).isFile()).toBe(true);
    expect(JSON.parse(site.read(FEED)).posts).toEqual([]);
  });

  it("answers to a renamed feed's old name until that is let go of, and says the new one", async () => {
    const site = await openSite(1);
    await site.publishing.publish();
    const { feedBuilder } = site;
    renameFeed({ ...site, buildFeed: feedBuilder.buildFeed }, "harbour-bakery", "bread");
    await site.publishing.publish();
    for (const id of ["bread", "harbour-bakery"]) {
      expect(JSON.parse(site.read(`feeds/${id}.json`)).posts).toHaveLength(1);
      expect(site.read(`embed/${id}/index.html`)).toContain("<windowbox-feed");
    }
    expect(site.read("index.html").match(/<section>/g)).toHaveLength(1);
    const files = site.files();
    expect(
      brokenReferences(SITE, (path) => (files.includes(path) ? site.read(path) : undefined)),
    ).toEqual([]);
  });

  it("is refused in one sentence where others are, and where the data folder is", async () => {
    const backups = join(tempFolder(), "backups");
    const site = await openSite(1, [], { BACKUP_DIR: backups });
    const REFUSED: readonly [RegExp, (folder: string) => void][] = [
      [
        /holds other things already \(letter\.txt\)/,
        (folder) => {
          mkdirSync(folder);
          writeFileSync(join(folder, "letter.txt"), "mine");
        },
      ],
      [/is no folder/, (folder) => writeFileSync(folder, "mine")],
      [/a link on the way to it leads nowhere/, (folder) => symlinkSync("not there", folder)],
      [/a link on the way to it leads nowhere/, (folder) => symlinkSync(folder, folder)],
      [
        /cannot be read/,
        (folder) => {
          mkdirSync(folder);
          writeFileSync(join(folder, LIST), "[]");
        },
      ],
    ];
    for (const [sentence, prepare] of REFUSED) {
      const path = join(tempFolder(), "other");
      prepare(path);
      const to = { kind: "folder", path } as const;
      await expect(site.publishing.publish({ to })).rejects.toThrow(sentence);
      expect(existsSync(join(path, "media"))).toBe(false);
    }
    const around = [site.dataDir, join(site.dataDir, ".."), join(site.dataDir, "public"), "/"];
    for (const path of around) {
      const to = { kind: "folder", path } as const;
      await expect(site.publishing.publish({ to })).rejects.toThrow(/data folder/);
    }
    const link = join(tempFolder(), "link");
    symlinkSync(join(backups, ".."), link);
    for (const path of [link, backups, join(backups, "public")]) {
      const to = { kind: "folder", path } as const;
      await expect(site.publishing.publish({ to })).rejects.toThrow(/BACKUP_DIR are inside/);
    }
  });
});

describe("publishing by itself", () => {
  it("happens once after each change, and tells the owner what it cannot do", async () => {
    const site = await openSite();
    await site.publishing.runDue();
    expect(site.publishing.status()).toMatchObject({
      to: site.folder,
      site: SITE,
      succeededAt: site.clock.now(),
    });
    const before = statSync(join(site.folder, LIST)).ino;
    site.clock.advance(MINUTE_MS);
    await site.publishing.runDue();
    expect(statSync(join(site.folder, LIST)).ino).toBe(before);
    hidePost(site, site.accountId);
    rmSync(site.folder, { recursive: true });
    mkdirSync(site.folder);
    writeFileSync(join(site.folder, "letter.txt"), "mine");
    await site.publishing.runDue();
    expect(site.readTroubles()).toMatchObject([
      { kind: "publish-failed", sentence: expect.stringContaining("letter.txt") },
    ]);
    rmSync(join(site.folder, "letter.txt"));
    site.clock.advance(MINUTE_MS);
    await site.publishing.runDue();
    expect(site.readTroubles()).toEqual([]);
    expect(JSON.parse(site.read(FEED)).posts).toHaveLength(2);
  });

  it("writes again within a day what others deleted there", async () => {
    const site = await openSite(1);
    await site.publishing.runDue();
    rmSync(join(site.folder, "media"), { recursive: true });
    rmSync(join(site.folder, "widget.js"));
    site.clock.advance(DAY_MS - MINUTE_MS);
    await site.publishing.runDue();
    expect(site.files()).not.toContain("widget.js");
    site.clock.advance(MINUTE_MS);
    await site.publishing.runDue();
    const files = site.files();
    expect(
      brokenReferences(SITE, (path) => (files.includes(path) ? site.read(path) : undefined)),
    ).toEqual([]);
    expect(files).toContain("widget.js");
  });

  it("leaves the folder to another process that is at it", async () => {
    const site = await openSite(1);
    const other = site.another();
    const first = site.publishing.publish();
    await expect(other.publishing.publish()).rejects.toThrow(/published right now/);
    expect((await first).written).toBeGreaterThan(0);
    expect(await other.publishing.publish()).toMatchObject({ written: 0 });
  });
});
