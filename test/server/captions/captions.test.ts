import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CaptionsDeps, keepCaptions } from "../../../server/captions/keep-captions.ts";
import type { FeedDocument } from "../../../server/feed/document.ts";
import { DAY_MS } from "../../../server/time/clock.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { present, type TestInstance } from "../../support/test-instance.ts";
import { startTestServer } from "../../support/test-server.ts";
import { backupOf, restoreInto, syncedInstance } from "../backup/backups.ts";
import { readable } from "../routes/admin/readable.ts";

const vtt = (words: string) => `WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n${words}\n`;
const FEED = "harbour-bakery";
const POSTS = `/admin/feeds/${FEED}/posts`;

describe("captions of a video", () => {
  test("are brought, offered in every form, replaced and removed in the dashboard", async () => {
    const server = await startTestServer({
      accounts: [
        {
          username: "harbour.bakery",
          posts: [
            { type: "VIDEO", ageMs: 1000, caption: "Kneading. It takes long." },
            {
              type: "CAROUSEL_ALBUM",
              ageMs: 2000,
              caption: "Two of them.",
              children: [{ type: "IMAGE", altText: "A loaf" }, { type: "VIDEO" }],
            },
            { type: "IMAGE", ageMs: 3000, caption: "Rye.", altText: "Rye bread" },
          ],
        },
      ],
    });
    const owner = await server.owner();
    await owner.connect(server.sandbox, "harbour.bakery");
    const { posts } = await server.feedWith(FEED, (one) => one.posts.length === 3);
    const [film, album] = [present(posts[0]), present(posts[1])];
    const slide = present(album.children?.[1]);
    const page = async (path: string) => readable(await (await owner.get(path)).text());
    const served = async (): Promise<FeedDocument> => {
      server.clock.advance(1000);
      return (await server.feed(FEED)).json();
    };
    const upload = (post: string, media: string, lang: string, text?: string, label = "") => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ media, lang, label })) form.set(name, value);
      form.set(
        "file",
        new Blob(text === undefined ? [] : [text]),
        text === undefined ? "" : "a.vtt",
      );
      return owner.post(`${POSTS}/${post}/captions`, form);
    };
    expect(await page(`${POSTS}?show=uncaptioned`)).toContain("Without captions : 2");
    expect(await page(`${POSTS}?show=undescribed`)).toContain("Without description : 2");

    for (const [sent, said] of [
      [await upload(film.id, film.id, "de"), "Captions file : Choose a file first"],
      [await upload(film.id, film.id, "", vtt("Hi")), "Say which language they are in."],
      [await upload(film.id, film.id, "klingon", vtt("Hi")), "No language has the code klingon"],
      [
        await upload(film.id, film.id, "de", vtt("1 < 2")),
        "Captions file : Line 4: “< 2” is no tag",
      ],
      [await upload(film.id, film.id, "de", "x".repeat(300_000)), "larger than the 200 kB"],
      [await upload(film.id, film.id, "de", vtt("Hi"), "x".repeat(61)), "at most 60 characters"],
      [await upload(film.id, "999", "de", vtt("Hi")), "That video is not here any more"],
    ] as const) {
      expect(sent.status).toBe(422);
      const html = await sent.text();
      expect(html).toContain("<title>Error: Reel of");
      expect(readable(html)).toContain(said);
    }
    expect((await served()).posts[0]).not.toHaveProperty("tracks");

    const added = await upload(film.id, film.id, "DE", `\ufeff${vtt("Grüß &amp; Gott")}`);
    expect(added.status).toBe(303);
    expect(await page(present(added.headers.get("location") ?? undefined))).toContain(
      "The captions in German are in your feed: 1 caption.",
    );
    await upload(album.id, slide.id, "pt-BR", vtt("Olá"), "  Em  casa ");
    const [first, second] = (await served()).posts;
    const [german] = first?.tracks ?? [];
    expect(german).toEqual({
      ...{ kind: "captions", lang: "de", label: "Deutsch" },
      url: expect.stringMatching(/\/media\/[0-9a-f]{32}\.vtt$/),
    });
    expect(second).not.toHaveProperty("tracks");
    expect(second?.children?.[1]?.tracks).toMatchObject([{ lang: "pt-BR", label: "Em casa" }]);
    const answer = await fetch(present(german).url);
    expect(await answer.text()).toBe(vtt("Grüß &amp; Gott"));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "access-control-allow-origin": "*",
      "cache-control": expect.stringContaining("immutable"),
      "content-type": "text/vtt; charset=utf-8",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
    });
    const url = present(german).url;
    const [rss, json, html] = await Promise.all(
      [".rss", ".feed.json", ".html"].map(async (form) =>
        (await fetch(`${server.url}/feeds/${FEED}${form}`)).text(),
      ),
    );
    expect(rss).toContain(`<media:subTitle type="text/vtt" lang="de" href="${url}"/>`);
    expect(rss).toContain(`&lt;track kind=&quot;captions&quot; srclang=&quot;de&quot;`);
    expect(json).toContain(`crossorigin=\\"anonymous\\" controls`);
    expect(html).toContain(`"caption":[{"@type":"MediaObject","name":"Deutsch"`);
    // How the caption begins is offered to its owner, and is nobody's description.
    for (const form of [rss, json, html]) {
      expect(form).not.toMatch(/(?:alt|aria-label)=\\?(?:"|&quot;)Kneading/);
      expect(form).not.toMatch(/description type="plain">Kneading|"title":"Kneading[^"]*","mime/);
    }
    expect(await page(`${POSTS}/${film.id}`)).toContain("The caption begins: Kneading.");
    expect(await page(`${POSTS}?show=uncaptioned`)).toContain("Without captions : 0");

    await owner.post(`${POSTS}/${album.id}`, {
      description: "Two pictures of bread",
      [`child-${slide.id}`]: " Hands \n knead dough ",
      "child-999": "Nobody",
    });
    const described = (await served()).posts[1];
    expect(described?.children?.map(({ altText }) => altText)).toEqual([
      "A loaf",
      "Hands knead dough",
    ]);
    expect(await page(`${POSTS}?show=undescribed`)).toContain("Without description : 1");

    await upload(film.id, film.id, "de", vtt("Guten Tag"));
    const replaced = present((await served()).posts[0]?.tracks);
    expect(replaced).toHaveLength(1);
    expect(await (await fetch(present(replaced[0]).url)).text()).toBe(vtt("Guten Tag"));
    // A page that is cached may still name the other.
    expect((await fetch(url)).status).toBe(200);

    const removal = await owner.post(`${POSTS}/${film.id}/captions/remove`, {
      media: film.id,
      lang: "de",
    });
    expect(await page(removal.headers.get("location") ?? "")).toContain(
      "captions in German are removed",
    );
    expect((await served()).posts[0]).not.toHaveProperty("tracks");
    const again = await owner.post(`${POSTS}/${film.id}/captions/remove`, {
      media: film.id,
      lang: "de",
    });
    expect(await page(again.headers.get("location") ?? "")).toContain("not here any more");
    const huge = await upload(film.id, film.id, "de", "x".repeat(2_100_000));
    expect(huge.status).toBe(413);
    expect(readable(await huge.text())).toContain("Captions have at most 200 kB");
  });
});

/** A film with captions, published to a folder besides. */
async function captioned() {
  const folder = join(tempFolder(), "public");
  const site = await syncedInstance({
    accounts: [
      {
        username: "harbour.bakery",
        posts: [
          { type: "VIDEO", ageMs: 1000 },
          { type: "IMAGE", ageMs: 2000 },
        ],
      },
    ],
    environment: { PUBLISH_URL: "https://static.example.com", PUBLISH_TO: folder },
  });
  const { instance, accountId, clock } = site;
  const { db, mediaStore, feedBuilder } = instance;
  const [post] = db.posts.ofAccount(accountId);
  const keep = (words: string) =>
    keepCaptions({ db, clock, mediaStore, buildFeed: feedBuilder.buildFeed }, present(post), {
      ...{ mediaId: present(post).id, lang: "fi", label: "", bytes: Buffer.from(vtt(words)) },
    });
  await keep("Huomenta");
  const files = (name: "media" | "published") => {
    const path = name === "media" ? mediaStore.directory : join(folder, "media");
    return existsSync(path) ? readdirSync(path).filter((one) => one.endsWith(".vtt")) : [];
  };
  return { ...site, post: present(post), keep, files };
}

const tracksIn = (site: Pick<TestInstance, "document">) =>
  site
    .document(FEED)
    .posts.flatMap(({ tracks }) => tracks ?? [])
    .map(({ label }) => label);

describe("captions go along", () => {
  test("with a backup, and are examined before they are restored", async () => {
    const { config, clock, instance, files, ...site } = await captioned();
    const path = await backupOf({ config, clock });
    instance.close();
    rmSync(config.dataDir, { recursive: true });
    await restoreInto(config, clock, path);
    const after = site.another();
    expect(
      tracksIn({
        document: (id) => JSON.parse(present(after.db.documents.get(id, "")).json.toString()),
      }),
    ).toEqual(["suomi"]);
    expect(files("media")).toHaveLength(1);
    after.db.videoTracks.put({
      ...present(after.db.videoTracks.all()[0]),
      text: "WEBVTT\n\n<script>",
    });
    await expect(backupOf({ config, clock })).rejects.toThrow("does not write");
  });

  test("with what is published, and go when nothing names them any more; are on the disk before a feed names them", async () => {
    const { instance, clock, keep, files, post } = await captioned();
    await instance.publishing.publish();
    const [before] = files("published");
    expect(files("media")).toEqual([before]);
    await keep("Hyvää yötä");
    await instance.publishing.publish();
    expect(files("published")).toHaveLength(2);
    clock.advance(DAY_MS);
    await instance.publishing.publish();
    await instance.sweeper.sweep();
    expect(files("published")).toHaveLength(1);
    expect(files("media")).toEqual(files("published"));
    expect(files("media")).not.toContain(before);

    const done: string[] = [];
    const { db, mediaStore } = instance;
    const recorded: CaptionsDeps = {
      db,
      clock,
      mediaStore: {
        put: (...file) => mediaStore.put(...file).finally(() => done.push("written")),
        settle: () => mediaStore.settle().finally(() => done.push("on the disk")),
      },
      buildFeed: () => void done.push("named"),
    };
    const typed = { mediaId: post.id, lang: "sv", label: "", bytes: Buffer.from(vtt("Hej")) };
    await keepCaptions(recorded, post, typed);
    expect(done).toEqual(["written", "on the disk", "named"]);
  });

  test("with a post and an account that come back, and a file that was lost is written again", async () => {
    const site = await captioned();
    const { instance, accountId, files, clock, post } = site;
    const { db, sweeper, mediaStore } = instance;
    for (const name of files("media")) rmSync(join(mediaStore.directory, name));
    await sweeper.repair();
    expect(files("media")).toHaveLength(1);

    db.posts.delete(accountId, post.id);
    instance.feedBuilder.buildFeedsOf(accountId);
    clock.advance(DAY_MS);
    await sweeper.sweep();
    expect(files("media")).toEqual([]);
    await instance.sync.syncAccount(accountId);
    expect(tracksIn(site)).toEqual([]);
    await sweeper.sweep();
    expect(tracksIn(site)).toEqual(["suomi"]);

    db.postChoices.put({ ...db.postChoices.get(FEED, post.id), hiddenAt: 1 });
    instance.feedBuilder.buildFeedsOf(accountId);
    clock.advance(DAY_MS);
    await sweeper.sweep();
    expect(db.withheldFiles.all()).toContain(files("media")[0]);
    db.postChoices.put({ ...db.postChoices.get(FEED, post.id), hiddenAt: undefined });

    await instance.forget(accountId, "deauthorized");
    expect(files("media")).toEqual([]);
    await site.connect("harbour.bakery");
    await instance.sync.syncAccount(accountId);
    await sweeper.sweep();
    expect(tracksIn(site)).toEqual(["suomi"]);
  });

  test("with everything that a person had deleted, also after they took Windowbox away", async () => {
    const site = await captioned();
    const { instance, accountId, files } = site;
    const ids = present(instance.db.accounts.get(accountId));
    await instance.forget(accountId, "deauthorized");
    expect(instance.db.videoTracks.all()).toMatchObject([{ name: undefined }]);
    instance.forgetAbsent("1234567");
    expect(instance.db.videoTracks.all()).toHaveLength(1);
    instance.forgetAbsent(ids.appScopedId ?? ids.professionalId ?? "");
    expect(instance.db.videoTracks.all()).toEqual([]);

    const other = await captioned();
    await other.instance.forget(other.accountId, "data-deleted");
    expect([
      ...other.instance.db.videoTracks.all(),
      ...other.files("media"),
      ...files("media"),
    ]).toEqual([]);
    const third = await captioned();
    await third.instance.disconnect(third.accountId);
    expect([...third.instance.db.videoTracks.all(), ...third.files("media")]).toEqual([]);
  });
});
