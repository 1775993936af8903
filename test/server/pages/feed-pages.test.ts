import { expect, test } from "vitest";
import { addAccount } from "../routes/admin/accounts.ts";
import { openDashboard } from "../routes/admin/dashboard.ts";
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

test("a feed’s posts are shown by the real element, and its account is named", async () => {
  const { owner } = await openFeed();
  const page = await owner.page("/admin/feeds/harbour/posts");
  expect(page).toContain('<windowbox-feed feed-id="harbour">');
  expect(readable(page)).toContain("Shows @harbour.bakery, exactly as below.");
});

test("every snippet is there to copy", async () => {
  const { owner } = await openFeed();
  const words = readable(await owner.page("/admin/feeds/harbour/site"));
  expect(words).toContain(
    '<link rel="preload" as="fetch" crossorigin href="https://feed.example.com/feeds/harbour.json"> <script type="module" src="https://feed.example.com/widget.js"></script> <windowbox-feed feed-id="harbour"></windowbox-feed>',
  );
  expect(words).toContain(
    '<script async src="https://feed.example.com/embed.js" data-feed-id="harbour"></script>',
  );
  expect(words).toContain('<iframe src="https://feed.example.com/embed/harbour"');
  expect(words).toContain("https://feed.example.com/feeds/harbour.html");
  expect(words).toContain("open to every site: https://feed.example.com/feeds/harbour.json");
  expect(words).toContain(
    "script-src https://feed.example.com; connect-src https://feed.example.com; img-src https://feed.example.com; media-src https://feed.example.com;",
  );
});
