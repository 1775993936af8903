import { expect, it, onTestFinished } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { StubServer } from "../support/stub-server.ts";
import { createTestInstance, present } from "../support/test-instance.ts";
import { startTestServer } from "../support/test-server.ts";
import { FIVE_MEGABYTES, FOREIGN_POSTS, HOSTILE_ANSWERS, HOSTILE_POSTS } from "./hostile-posts.ts";

const LONGEST_MS = 180_000;

it(
  "shows two hundred hostile posts as text, on the page and in the dashboard",
  async () => {
    const server = await startTestServer({
      environment: { MAX_POSTS: "300" },
      accounts: [
        {
          username: "harbour.bakery",
          posts: [
            ...[...HOSTILE_POSTS, ...FOREIGN_POSTS].map((raw, index) => ({
              raw,
              ageMs: index * 1000,
            })),
            { caption: FIVE_MEGABYTES, ageMs: 1e9 },
          ],
        },
      ],
    });
    server.sandbox.control.setProfile("harbour.bakery", {
      name: "<script>window.__ran=1</script>",
      biography: '"><img src=x onerror=window.__ran=1>',
      website: "javascript:window.__ran=1",
    });
    const owner = await server.owner();
    await owner.connect(server.sandbox, "harbour.bakery");
    await expect
      .poll(
        async () => {
          const progress = await owner.get("/admin/progress");
          const [account] = (await progress.json()) as { syncing: boolean; shown: number }[];
          return account?.syncing ? 0 : account?.shown;
        },
        { timeout: 120_000 },
      )
      .toBe(HOSTILE_POSTS.length + 1);

    const browser = await launchChromium();
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    const troubles: string[] = [];
    const asked = new Set<string>();
    page.on("pageerror", (error) => troubles.push(`${error}`));
    page.on("dialog", (dialog) => troubles.push(dialog.message()));
    page.on("request", (request) => asked.add(new URL(request.url()).origin));
    const site = new StubServer();
    await site.start();
    onTestFinished(() => site.stop());
    site.answer("/favicon.ico", (_request, response) => void response.end());
    const html = `<!doctype html><title>A site</title>
      <script type="module" src="${server.url}/widget.js"></script>
      <windowbox-feed feed-id="harbour-bakery" limit="60" captions header follow-button
        hover="caption" load-more="button"></windowbox-feed>`;
    await page.goto(site.page("/", html));
    await page.waitForFunction(
      (count) => {
        const root = document.querySelector("windowbox-feed")?.shadowRoot;
        root?.querySelector<HTMLElement>("[part~=load-more]")?.click();
        return (root?.querySelectorAll("[part~=tile]").length ?? 0) >= count;
      },
      HOSTILE_POSTS.length,
      { timeout: 60_000 },
    );
    expect(await page.getByText("Not ours").count()).toBe(0);
    const found = await page.evaluate(() => {
      const root = document.querySelector("windowbox-feed")?.shadowRoot;
      const all = [...(root?.querySelectorAll("*") ?? [])];
      return {
        ran: "__ran" in window,
        schemes: [
          ...new Set(
            [...(root?.querySelectorAll("[href], [src]") ?? [])].map(
              (element) =>
                new URL(
                  element.getAttribute("href") ?? element.getAttribute("src") ?? "",
                  location.href,
                ).protocol,
            ),
          ),
        ],
        strangers: all
          .map((element) => element.localName)
          .filter((name) => /^(script|iframe|base|meta|link|object|embed|b|form)$/.test(name)),
        handlers: all.flatMap((element) =>
          element.getAttributeNames().filter((name) => name.startsWith("on")),
        ),
        text: root?.textContent ?? "",
      };
    });
    expect(found.ran).toBe(false);
    expect(found.schemes.filter((scheme) => !/^https?:$/.test(scheme))).toEqual([]);
    expect(found.strangers).toEqual([]);
    expect(found.handlers).toEqual([]);
    expect(found.text).toContain("<script>window.__ran = 1</script>");
    expect(troubles).toEqual([]);
    expect([...asked].sort()).toEqual([site.origin, server.url].sort());

    const text = await (await server.feed("harbour-bakery")).text();
    expect(text).not.toMatch(/"(permalink|website|mediaUrl)":"(?!https?:)/);
    const dashboard = await (await owner.get("/admin")).text();
    expect(dashboard).not.toContain("<script>window");
    expect(dashboard).not.toContain("<img src=x");
    expect(dashboard).not.toContain('href="javascript:');
  },
  LONGEST_MS,
);

it("bounds a caption of five megabytes", async () => {
  const house = createTestInstance({
    accounts: [{ username: "harbour.bakery", posts: [{ caption: FIVE_MEGABYTES }] }],
  });
  const { accountId } = await house.connect("harbour.bakery");
  expect(await house.instance.sync.syncAccount(accountId)).toMatchObject({
    kind: "done",
    added: 1,
  });
  const [post] = house.document("harbour-bakery").posts;
  expect(post?.caption?.startsWith("<script>")).toBe(true);
  expect(JSON.stringify(post).length).toBeLessThan(100_000);
});

it("takes no hostile answer for a feed, and stays what it was", async () => {
  const house = createTestInstance();
  const { accountId } = await house.connect("harbour.bakery");
  const { sync, db } = house.instance;
  await sync.syncAccount(accountId);
  const served = () => present(db.documents.get("harbour-bakery", "")).json.toString();
  const before = served();
  const pristine = db.syncStates.get(accountId);
  for (const place of ["profile", "media"] as const) {
    for (const body of HOSTILE_ANSWERS) {
      db.syncStates.put(pristine);
      const headers = { "content-type": "application/json" };
      const rule = house.sandbox.control.answer(place, { body, headers }, Number.POSITIVE_INFINITY);
      await sync.syncAccount(accountId, { full: true });
      rule.cancel();
      expect(served()).toBe(before);
      // Two listings in a row that lack a post would be believed.
      db.syncStates.put(pristine);
      await sync.syncAccount(accountId, { full: true });
      expect(served()).toBe(before);
    }
  }
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});
