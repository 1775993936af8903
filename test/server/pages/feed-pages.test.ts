import { expect, test } from "vitest";
import { placeRule, styleSource } from "../../../server/feed/place-rule.ts";
import { snippetsOf } from "../../../server/pages/feeds/feed-snippets.ts";
import { HOSTS } from "../../../server/pages/feeds/hosts.ts";
import { addAccount } from "../routes/admin/accounts.ts";
import { openDashboard, START } from "../routes/admin/dashboard.ts";
import { readable } from "../routes/admin/readable.ts";

async function openFeed() {
  const dashboard = openDashboard();
  addAccount(dashboard.db, { feedId: "harbour" });
  return { ...dashboard, owner: await dashboard.signedIn() };
}

test("a feed has its posts, its look and its snippets on three pages, and each leads to the others", async () => {
  const { owner } = await openFeed();
  for (const tab of ["posts", "look", "site"]) {
    const page = await owner.page(`/admin/feeds/harbour/${tab}`);
    expect(readable(page)).toContain("Feeds Harbour Bakery Posts Look On your site");
    expect(page).toContain(`href="/admin/feeds/harbour/${tab}" aria-current="page"`);
  }
  const answer = await owner.get("/admin/feeds/harbour");
  expect(answer.headers.get("location")).toBe("/admin/feeds/harbour/posts");
  expect((await owner.get("/admin/feeds/nothing/posts")).status).toBe(404);
});

const SERVER = "https://feed.example.com";
const RULE = placeRule({ id: "harbour", settings: {}, posts: [] });

test("the lines for a plain page stand first, with the policy and the addresses below them", async () => {
  const { owner } = await openFeed();
  const words = readable(await owner.page("/admin/feeds/harbour/site"));
  expect(words).toContain(snippetsOf(SERVER, "harbour").module.replaceAll("\n", " "));
  expect(words).toContain("https://feed.example.com/feeds/harbour.html");
  expect(words).toContain("open to every site: https://feed.example.com/feeds/harbour.json");
});

test("the first line keeps the feed’s place, and a policy is told what to add to each directive", async () => {
  const { owner, db } = await openFeed();
  db.feeds.setSettings("harbour", { layout: "carousel" });
  const rule = placeRule({ id: "harbour", settings: { layout: "carousel" }, posts: [] });
  const words = readable(await owner.page("/admin/feeds/harbour/site"));
  expect(words).toContain(`<style>${rule}</style> <windowbox-feed`);
  for (const directive of ["script-src", "connect-src", "img-src", "media-src"]) {
    expect(words).toContain(`${directive} https://feed.example.com`);
  }
  expect(words).toContain(`style-src ${styleSource(rule)}`);
});

test("after a change of look that changes the place, the owner is told to paste the lines again", async () => {
  const { owner, db } = await openFeed();
  const change = (look: Record<string, string>) =>
    owner.post("/admin/feeds/harbour/look", look).then((answer) => owner.pageAfter(answer));
  const site = async () => readable(await owner.page("/admin/feeds/harbour/site"));
  // It is on no page yet.
  expect(readable(await change({ columns: "4" }))).not.toContain("paste its lines again");
  const sighting = { feedId: "harbour", origin: "https://bakery.example", days: 2, lastAt: START };
  db.feedSightings.replace("harbour", [sighting]);
  expect(readable(await change({ columns: "4", hover: "counts" }))).not.toContain("lines again");
  expect(readable(await change({ columns: "2" }))).toContain("paste its lines again");
  expect(await site()).toContain("Paste these lines again");
  await change({ columns: "4" });
  expect(await site()).not.toContain("Paste these lines again");
  await change({ columns: "4", header: "yes" });
  await change({ columns: "4", header: "yes", captions: "yes" });
  expect(await site()).toContain("Paste these lines again");
  await owner.post("/admin/feeds/harbour/pasted");
  expect(await site()).not.toContain("Paste these lines again");
});

test("where it is not noted which pages show a feed, its owner is told to paste the lines again, if there are any", async () => {
  const { owner } = await openFeed();
  await owner.post("/admin/feeds/harbour/sightings", { note: "no" });
  const answer = await owner.post("/admin/feeds/harbour/look", { columns: "4" });
  expect(readable(await owner.pageAfter(answer))).toContain(
    "if it is on a page already, paste its lines again, from “On your site”",
  );
});

test.each(HOSTS)(
  "a site made with $name has its lines, and two sentences about them",
  async (host) => {
    const { owner } = await openFeed();
    const page = await owner.page(`/admin/feeds/harbour/site?host=${host.id}`);
    const words = readable(page);
    expect(words).toContain(`${host.name} ${host.where}`);
    expect(words).toContain(host.mind);
    const codes = host.code({
      feedId: "harbour",
      visitedUrl: SERVER,
      rule: RULE,
      snippets: snippetsOf(SERVER, "harbour", { rule: RULE }),
    });
    for (const { text } of codes) expect(words).toContain(text.replaceAll(/\s+/g, " "));
    const all = codes.map(({ text }) => text).join("\n");
    expect(all).toMatch(/harbour/);
    // Whatever has the element keeps its place.
    if (/<windowbox-feed/.test(all)) expect(all).toContain(":not(:defined)");
    expect(all).toContain(SERVER);
    // One thing to do on a page, and it stands out.
    expect(page.match(/class="primary"/g)).toHaveLength(1);
    expect(page).toMatch(new RegExp(`aria-current="page">${host.name}<`));
    if (host.isFrame) expect(words).toContain("frame-src https://feed.example.com");
  },
);

test("a site that nobody makes has no lines", async () => {
  const { owner } = await openFeed();
  expect((await owner.get("/admin/feeds/harbour/site?host=geocities")).status).toBe(404);
});

test("where the feed was seen is said as text, and not led to", async () => {
  const { owner, db } = await openFeed();
  expect(readable(await owner.page("/admin/feeds/harbour/site"))).toContain(
    "Last seen on Not known.",
  );
  const origin = "https://harbour-bakery.example";
  db.feedSightings.replace("harbour", [{ feedId: "harbour", origin, days: 2, lastAt: START }]);
  const page = await owner.page("/admin/feeds/harbour/site");
  expect(readable(page)).toContain("Last seen on harbour-bakery.example just now");
  expect(page).not.toContain(`href="${origin}`);
});
