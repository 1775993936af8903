import { describe, expect, test } from "vitest";
import type { FeedDocument } from "../../../../server/feed/document.ts";
import { startTestServer } from "../../../support/test-server.ts";
import { addAccount, addPosts } from "./accounts.ts";
import { openDashboard } from "./dashboard.ts";

const POSTS = "/admin/feeds/harbour-bakery/posts";
const KINDS = ["image", "video", "reel", "carousel"].map((kind): [string, string] => [
  "kinds",
  kind,
]);

async function openFeed() {
  const server = await startTestServer({
    accounts: [
      {
        username: "harbour.bakery",
        posts: [
          { type: "IMAGE", ageMs: 1000, caption: "Rye bread. It is warm. #rye" },
          { type: "IMAGE", ageMs: 2000, caption: "Closed today #nosite" },
          {
            type: "IMAGE",
            ageMs: 3000,
            caption: "Our oven (#PinSite) #hot",
            altText: "An oven #pinsite",
          },
          { type: "VIDEO", ageMs: 4000, raw: { is_ai_generated: true } },
        ],
      },
    ],
  });
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  const { posts } = await server.feedWith("harbour-bakery", (one) => one.posts.length === 3);
  const page = async (path = POSTS) => (await owner.get(path)).text();
  const served = async (id = "harbour-bakery") => {
    const read: FeedDocument = await (await server.feed(id)).json();
    return read.posts.map(({ id: post }) => post);
  };
  const captions = posts.map(({ caption }) => caption);
  return { server, owner, posts, captions, page, served };
}

const FORMS = [".json", ".html", ".rss", ".feed.json", ".js"];

/** As visitors and their programs may ask for it, each form at its address. */
async function everyForm(url: string, id: string): Promise<readonly [string, string][]> {
  const embedded = encodeURIComponent(`${url}/embed/${id}`);
  const addresses = FORMS.map((ending) => `/feeds/${id}${ending}`);
  addresses.push(`/embed/${id}`, `/oembed?url=${embedded}`);
  return Promise.all(
    addresses.map(async (address): Promise<[string, string]> => {
      const answer = await fetch(url + address);
      expect(answer.status, address).toBe(200);
      return [address, await answer.text()];
    }),
  );
}

/** What stands at a post on the wall. */
function tileOf(html: string, id: string): string {
  return new RegExp(`<li id="p${id}".*?</li>`, "s").exec(html)?.[0] ?? "";
}

describe("the wall of posts", () => {
  test("does what is pressed before it answers, in every form, says why and undoes it", async () => {
    const { server, owner, posts, captions, page, served } = await openFeed();
    const [oven = "", rye = "", video = ""] = posts.map(({ id }) => id);
    expect(captions).toEqual(["Our oven #hot", "Rye bread. It is warm. #rye", undefined]);
    expect(posts[2]).toMatchObject({ isAiGenerated: true });
    const wall = await page();
    expect(wall).toContain("Kept out by #nosite in its caption");
    expect(tileOf(wall, oven)).toContain("Pinned by #pinsite");
    expect(tileOf(wall, rye)).toContain("On your site");

    for (const [address, text] of await everyForm(server.url, "harbour-bakery")) {
      expect(text, address).not.toMatch(/nosite|pinsite|Closed today/i);
      if (!address.startsWith("/oembed")) expect(text, address).toContain("Rye bread");
    }
    const hidden = await owner.post(POSTS, { do: `hide ${rye}`, show: "all", from: "0" });
    expect(await served()).toEqual([oven, video]);
    for (const [address, text] of await everyForm(server.url, "harbour-bakery")) {
      expect(text, address).not.toContain("Rye bread");
    }
    const after = await page(hidden.headers.get("location") ?? "");
    expect(after).toContain("It is off your feed.");
    expect(tileOf(after, rye)).toContain("Hidden by you");
    const undo = /name="undo" value="([^"]+)"/.exec(after)?.[1] ?? "";
    await owner.post(POSTS, { undo });
    expect(await served()).toEqual([oven, rye, video]);

    const several = new URLSearchParams([
      ["do", "pin"],
      ["post", video],
      ["post", rye],
    ]);
    await owner.post(POSTS, several);
    expect(await served()).toEqual([video, rye, oven]);
    await owner.post(POSTS, { do: `unpin ${video}` });
    expect(await served()).toEqual([rye, oven, video]);
    const nothing = await owner.post(POSTS, { do: "hide" });
    expect(await page(nothing.headers.get("location") ?? "")).toContain("Tick some posts first.");
    expect((await owner.post(POSTS, { do: `burn ${rye}` })).status).toBe(400);
    const foreign = await owner.post(POSTS, { do: "hide 123" });
    expect(await page(foreign.headers.get("location") ?? "")).toContain("not here any more");
  });

  test("takes a description and a link for one post, and says what is wrong with them", async () => {
    const { server, owner, posts, page } = await openFeed();
    const rye = posts[1]?.id ?? "";
    const path = `${POSTS}/${rye}`;
    expect(await page(path)).toContain("Rye bread.</q>");
    const link = { url: "shop.example/rye", label: "Order this bread" };
    expect((await owner.post(path, { ...link, description: " Two  loaves " })).status).toBe(303);
    const shown = await server.feedWith("harbour-bakery", (one) => Boolean(one.posts[1]?.link));
    expect(shown.posts[1]).toMatchObject({
      altText: "Two loaves",
      link: { url: "https://shop.example/rye", label: "Order this bread" },
    });
    for (const wrong of [
      { ...link, url: "http://shop.example/" },
      { ...link, url: "javascript:alert(1)" },
      { ...link, label: "" },
      { ...link, url: "" },
      { description: "x".repeat(1001) },
    ]) {
      expect((await owner.post(path, wrong)).status, JSON.stringify(wrong)).toBe(422);
    }
    expect(tileOf(await page(`${POSTS}?show=undescribed`), rye)).toBe("");
    await owner.post(path, { offered: "Rye bread." });
    await server.feedWith("harbour-bakery", (one) => one.posts[1]?.altText === "Rye bread.");
    expect((await owner.get(`${POSTS}/999`)).status).toBe(404);
  });

  test("is sent a part at a time, and stays small", async () => {
    const dashboard = openDashboard();
    addAccount(dashboard.db, { posts: 0 });
    addPosts(dashboard.db, "a1", 130);
    const owner = await dashboard.signedIn();
    const first = await owner.page(POSTS);
    expect(first.length).toBeLessThan(100_000);
    expect(first.match(/<li id="p/g)).toHaveLength(60);
    const part = { "x-windowbox-part": "yes" };
    const last = await (await owner.get(`${POSTS}?from=96`, part)).text();
    expect(last.match(/<li id="p/g)).toHaveLength(34);
    expect(last).not.toContain('rel="next"');
    expect(last).toContain("Kept out: older than the newest 120");
    const id = String(18000000000000000n + 60n);
    expect(tileOf(await owner.page(`${POSTS}?at=${id}`), id)).not.toBe("");
    const body = { do: `hide ${id}` };
    const changed = await (await owner.post(POSTS, body, part)).text();
    expect(changed.match(/<li id="p/g)).toHaveLength(1);
    expect(changed).toContain("Hidden by you");
    expect(changed.replace(/<[^>]+>/g, "")).toContain("Hidden: 1");
  });
});

describe("rules", () => {
  const path = "/admin/feeds/harbour-bakery/rules";
  const form = (...changes: [string, string][]) => new URLSearchParams([...KINDS, ...changes]);

  test("say beside each what it does, can be tried, and are followed at once", async () => {
    const { owner, posts, page, served } = await openFeed();
    const [oven = "", rye = "", video = ""] = posts.map(({ id }) => id);
    const tried = await (
      await owner.post(path, form(["exclude", "#RYE, closed"], ["try", "yes"]))
    ).text();
    expect(tried).toContain("Not saved yet. With these rules the feed has 2 posts.");
    expect(tried).toContain("Lets 2 through, keeps out 1");
    expect(await served()).toEqual([oven, rye, video]);
    await owner.post(path, form(["exclude", "#RYE, closed"], ["withoutAi", "yes"]));
    expect(await served()).toEqual([oven]);
    const wall = await page();
    expect(tileOf(wall, rye)).toContain("your rule takes none with “#RYE”");
    expect(tileOf(wall, video)).toContain("made with AI");
    expect(wall).toContain("Your rules keep out 2 posts.");
    expect(await page(`${POSTS}?show=hidden`)).toContain("You have hidden no post.");
    await owner.post(path, form(["hideTag", ""], ["pinTag", "rye"], ["skip", "1"]));
    expect(await page(path)).toContain("It pins 1 post now.");
    expect(await served()).toHaveLength(3);
    expect((await served())[0]).toBe(rye);
  });

  test.each<[string, string]>([
    ["since", "yesterday"],
    ["since", "2026-02-31"],
    ["skip", "-1"],
    ["hideTag", "two words"],
    ["include", `${"a".repeat(101)}`],
  ])("whose %s is %j are given back, not saved", async (name, value) => {
    const dashboard = openDashboard();
    addAccount(dashboard.db);
    const owner = await dashboard.signedIn();
    const answer = await owner.post(path, { kinds: "image", [name]: value });
    expect(answer.status).toBe(422);
    const leadsTo = (field: string) => new RegExp(`href="#${field}".* aria-invalid="true"`, "s");
    expect(await answer.text()).toMatch(leadsTo(name));
    expect(dashboard.db.feeds.get("harbour-bakery")?.rules).toEqual({});
    const none = await owner.post(path, {});
    expect(none.status).toBe(422);
    expect(await none.text()).toMatch(leadsTo("kinds"));
  });
});

test("feeds are made, renamed and deleted; who asks for the old id is answered until that is let go", async () => {
  const { server, owner, page, served } = await openFeed();
  const account =
    server.running.dataDir &&
    /name="account" value="(\w+)"/.exec(await page("/admin/new-feed"))?.[1];
  const fields = { id: "quay", title: "On the quay", account: account ?? "" };
  const unnamed = await owner.post("/admin/new-feed", { ...fields, id: "", title: "The Old Quay" });
  expect(unnamed.headers.get("location")).toBe("/admin/feeds/the-old-quay/posts");
  expect((await owner.post("/admin/new-feed", { ...fields, id: "Quay" })).status).toBe(422);
  expect((await owner.post("/admin/new-feed", fields)).status).toBe(303);
  expect(await served("quay")).toHaveLength(3);
  expect(await page("/admin")).toContain("On the quay");
  await owner.post("/admin/feeds/quay/edit", { ...fields, id: "harbour" });
  expect(await served("quay")).toHaveLength(3);
  expect(await served("harbour")).toHaveLength(3);
  expect((await owner.post("/admin/new-feed", fields)).status).toBe(422);
  expect(await page("/admin/feeds/harbour/edit")).toContain("Let go of quay");
  await owner.post("/admin/feeds/harbour/let-go", { former: "quay" });
  server.clock.advance(1000);
  expect((await server.feed("quay")).status).toBe(404);
  expect(await page("/admin/feeds/harbour/delete")).toContain("is not known");
  expect((await owner.post("/admin/feeds/harbour/delete", { password: "wrong" })).status).toBe(422);
  await owner.post("/admin/feeds/harbour/delete", { password: "harbour tides at noon" });
  server.clock.advance(1000);
  expect((await server.feed("harbour")).status).toBe(404);
  expect(await served()).toHaveLength(3);
});
