import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { placeRule } from "../../../server/feed/place-rule.ts";
import { snippetsOf } from "../../../server/pages/feeds/feed-snippets.ts";
import { launchChromium } from "../../support/chromium.ts";
import { present } from "../../support/test-instance.ts";
import { PASSWORD as SERVER_PASSWORD, startTestServer } from "../../support/test-server.ts";
import { addAccount, addPosts } from "../routes/admin/accounts.ts";
import { openDashboard, PASSWORD, START } from "../routes/admin/dashboard.ts";
import { openWindow, serveDashboards, signIn } from "../routes/admin/served.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

test("a snippet is copied with one press, and a screen reader hears it, with a clipboard and without", async () => {
  const served = await serveDashboards();
  const dashboard = openDashboard({ publicUrl: served.url });
  addAccount(dashboard.db);
  const context = await openWindow(browser, served, dashboard, {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const wanted = snippetsOf(served.url, "harbour-bakery", {
    rule: placeRule({ id: "harbour-bakery", posts: [] }),
  }).module;
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.goto(`${served.url}/admin/feeds/harbour-bakery/site`);
  const button = page.getByRole("button", { name: "Copy the lines for Harbour Bakery" });
  await button.click();
  await page.locator("#announcer", { hasText: "Copied" }).waitFor({ state: "attached" });
  expect(await copied()).toBe(wanted);
  // What is seen on it is what it is called.
  await page.getByRole("button", { name: "Copied the lines for Harbour Bakery" }).waitFor();
  await page.evaluate(() => navigator.clipboard.writeText("something else"));
  // As without https.
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("no clipboard"));
  });
  await page.getByRole("button", { name: /the lines for Harbour Bakery/ }).click();
  await expect.poll(copied).toBe(wanted);
  // As where nothing may be copied by a script at all.
  await page.evaluate(() => {
    document.execCommand = () => false;
  });
  await page.getByRole("button", { name: /the lines for Harbour Bakery/ }).click();
  await page.getByRole("button", { name: "Selected: now copy it" }).waitFor();
  expect(await page.evaluate(() => String(getSelection()))).toBe(wanted);
});

test("exact times are told in the reader’s own time zone", async () => {
  const served = await serveDashboards();
  const dashboard = openDashboard({ publicUrl: served.url });
  addAccount(dashboard.db);
  const context = await openWindow(browser, served, dashboard, {
    timezoneId: "Asia/Tokyo",
    locale: "en-GB",
  });
  const page = await context.newPage();
  await page.goto(`${served.url}/admin/accounts/a1`);
  await page.getByText("20 Nov 2026, 18:25").waitFor();
  expect(await page.locator("time").allTextContents()).toContain("20 Nov 2026, 18:25");
});

test("what comes of a first look for posts shows in place, is announced, and leaves focus and notice", async () => {
  const served = await serveDashboards();
  const dashboard = openDashboard({ publicUrl: served.url });
  addAccount(dashboard.db, { sync: { lastSuccessAt: undefined }, posts: 0 });
  const context = await openWindow(browser, served, dashboard);
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${served.url}/admin`);
  await page.getByText("Fetching posts", { exact: true }).waitFor();
  const link = page.getByRole("link", { name: "Harbour Bakery" });
  await link.focus();
  const owner = await dashboard.signedIn();
  await owner.post("/admin/connect/token", { token: "" });
  const state = dashboard.db.syncStates.get("a1");
  dashboard.db.syncStates.put({ ...state, lastSuccessAt: START });
  await page.clock.runFor(2_500);
  await page.getByText("All is well").waitFor();
  expect(await page.locator("[data-syncing]").count()).toBe(0);
  expect(await page.locator("#announcer").textContent()).toBe("All posts are here: 0");
  expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  // What is said once is kept for a page that somebody reads.
  expect(await owner.page("/admin")).toContain("Please paste a token first.");
});

test("the posts of a first look show as they come", async () => {
  const served = await serveDashboards();
  const dashboard = openDashboard({ publicUrl: served.url });
  addAccount(dashboard.db, { sync: { lastSuccessAt: undefined }, posts: 8 });
  const page = await (await openWindow(browser, served, dashboard)).newPage();
  await page.clock.install();
  await page.goto(`${served.url}/admin/accounts/a1`);
  const shown = page.locator("[data-shown]");
  expect(await shown.textContent()).toBe("8");
  addPosts(dashboard.db, "a1", 16);
  await page.clock.runFor(2_500);
  await expect.poll(() => shown.textContent()).toBe("16");
  expect(await page.locator("#announcer").textContent()).toBe("16 posts are here");
});

test("a form is sent once, however often its button is pressed", async () => {
  const served = await serveDashboards();
  const finish: (() => void)[] = [];
  const dashboard = openDashboard({
    publicUrl: served.url,
    actions: {
      syncNow: () =>
        new Promise((resolve) => {
          finish.push(() => resolve({ level: "success", text: "Looked." }));
        }),
    },
  });
  addAccount(dashboard.db);
  const page = await (await openWindow(browser, served, dashboard)).newPage();
  await page.goto(`${served.url}/admin/accounts/a1`);
  const busy = await page.getByRole("button", { name: "Look for new posts" }).evaluate((button) => {
    for (let press = 0; press < 3; press += 1) if (button instanceof HTMLElement) button.click();
    return button.getAttribute("aria-busy");
  });
  expect(busy).toBe("true");
  await vi.waitFor(() => expect(finish).not.toHaveLength(0));
  for (const resolve of finish) resolve();
  await page.getByText("Looked.").waitFor();
  expect(finish).toHaveLength(1);
});

test("signing in, looking, asking and connecting work without scripts", async () => {
  const { url, show } = await serveDashboards();
  const dashboard = openDashboard({ publicUrl: url });
  addAccount(dashboard.db);
  show(dashboard);
  const context = await browser.newContext({ javaScriptEnabled: false });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${url}/admin`);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Feeds" }).waitFor();
  await page.getByRole("link", { name: "Put it on your site" }).click();
  expect(await page.getByRole("button", { name: /^Copy/ }).count()).toBe(0);
  await page.getByRole("link", { name: "Accounts" }).click();
  await page.getByText("Details of @harbour.bakery").click();
  await page.getByRole("button", { name: "Look for new posts" }).click();
  await page.getByText("Nothing new.").waitFor();
  await page.getByRole("link", { name: "Disconnect @harbour.bakery" }).click();
  await page.getByLabel("Your password again").fill(PASSWORD);
  await page.getByRole("button", { name: "Disconnect and delete" }).click();
  await page.getByText("@harbour.bakery is disconnected").waitFor();
  await page.getByRole("link", { name: "Connect an account" }).click();
  await page.getByRole("link", { name: "I only want to see it work" }).click();
  await page.getByLabel("Access token").fill("IGAApasted");
  await page.getByRole("button", { name: "Connect with this token" }).click();
  await page.getByText("is connected: its posts are being copied").waitFor();
  expect(dashboard.calls).toEqual([
    "syncNow a1",
    "disconnect a1",
    "connectToken IGAApasted undefined",
  ]);
});

test("the preview is the element itself, with real pictures, under the dashboard’s own policy", async () => {
  const server = await startTestServer();
  await (await server.owner()).connect(server.sandbox, "harbour.bakery");
  await server.feedWith(
    "harbour-bakery",
    ({ posts, profilePictureUrl }) => posts.length === 3 && profilePictureUrl !== undefined,
  );
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(server.url)) problems.push(`asked ${request.url()}`);
  });
  await page.goto(`${server.url}/admin/feeds/harbour-bakery/look`);
  await page.getByLabel("Password").fill(SERVER_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  const pictures = page.locator("windowbox-feed img");
  await pictures.nth(2).scrollIntoViewIfNeeded();
  await page.waitForFunction(() => {
    const images = document.querySelector("windowbox-feed")?.shadowRoot?.querySelectorAll("img");
    return images?.length === 3 && [...images].every((image) => image.naturalWidth > 0);
  });
  expect(await pictures.count()).toBe(3);
  await page.getByRole("link", { name: "Accounts" }).click();
  await page.locator("img.avatar").waitFor();
  await page.getByRole("link", { name: "Feeds", exact: true }).click();
  await page.waitForFunction(() => {
    const images = [...document.querySelectorAll<HTMLImageElement>(".line-pictures img")];
    return images.length === 3 && images.every((image) => image.naturalWidth > 0);
  });
  expect(problems).toEqual([]);
});

test("the preview is what visitors see now, not what the browser kept from an earlier look", async () => {
  const served = await serveDashboards();
  const dashboard = openDashboard({ publicUrl: served.url });
  addAccount(dashboard.db);
  let posts: unknown[] = [];
  dashboard.app.get("/feeds/harbour-bakery.json", (c) =>
    c.json({ version: 1, id: "harbour-bakery", stale: false, posts }, 200, {
      "Cache-Control": "public, max-age=600",
    }),
  );
  const page = await (await openWindow(browser, served, dashboard)).newPage();
  await page.goto(`${served.url}/admin/feeds/harbour-bakery/look`);
  await page.getByText("The preview appears here as soon as there are posts").waitFor();
  posts = [postAt(served.url)];
  await page.goto(`${served.url}/admin/feeds/harbour-bakery/look`);
  await page.locator("windowbox-feed img").waitFor({ state: "attached" });
  expect(await page.locator("windowbox-feed img").count()).toBe(1);
});

test("a feed’s look is tried on at the width that is chosen, whatever the window, then saved, then undone", async () => {
  const served = await serveDashboards();
  const dashboard = openDashboard({ publicUrl: served.url });
  addAccount(dashboard.db);
  const posts = Array.from({ length: 8 }, (_, index) => ({
    ...postAt(served.url),
    id: `${index}`,
  }));
  dashboard.app.get("/feeds/harbour-bakery.json", (c) =>
    c.json({ version: 1, id: "harbour-bakery", stale: false, posts }),
  );
  const context = await openWindow(browser, served, dashboard, {
    viewport: { width: 1280, height: 900 },
  });
  const page = await context.newPage();
  await page.goto(`${served.url}/admin/feeds/harbour-bakery/look`);
  await page.locator("windowbox-feed img").first().waitFor({ state: "attached" });
  await page.getByLabel("Columns on a desktop").selectOption("4");
  const inFirstRow = () =>
    page.locator("windowbox-feed").evaluate((feed) => {
      const pictures = [...(feed.shadowRoot?.querySelectorAll("img") ?? [])];
      const tops = pictures.map((picture) => Math.round(picture.getBoundingClientRect().top));
      return tops.filter((top) => top === tops[0]).length;
    });
  await expect.poll(inFirstRow).toBe(4);
  // All of it is in sight, and nothing beside it.
  const excess = () =>
    page.locator("[data-preview-stage]").evaluate((stage) => {
      const { width, height } = stage.firstElementChild?.getBoundingClientRect() ?? new DOMRect();
      return Math.max(Math.abs(width - stage.clientWidth), Math.abs(height - stage.clientHeight));
    });
  await expect.poll(excess).toBeLessThan(1);
  await page.getByRole("radio", { name: "Phone" }).check({ force: true });
  await expect.poll(inFirstRow).toBe(2);
  expect(await page.locator("windowbox-feed").evaluate(({ clientWidth }) => clientWidth)).toBe(
    390 - 32,
  );
  await page.keyboard.press("ArrowRight");
  await expect.poll(inFirstRow).toBe(3);

  // A page that is dark, whatever the dashboard is.
  const grounds = () =>
    page
      .locator("[data-preview-stage]")
      .evaluate((stage) => getComputedStyle(stage).backgroundColor);
  expect(await grounds()).toBe("rgb(255, 255, 255)");
  await page.locator("#preview").getByRole("radio", { name: "Dark" }).check({ force: true });
  expect(await grounds()).toBe("rgb(22, 22, 24)");

  // A starting point shows at once and is not saved by that.
  await page.getByRole("link", { name: "Brand" }).click();
  const look = page.locator("windowbox-feed");
  await expect.poll(() => look.getAttribute("header")).toBe("yes");
  expect(await look.getAttribute("columns")).toBe("3");
  await page.getByText("Not saved yet.").waitFor();
  expect(dashboard.db.feeds.get("harbour-bakery")?.settings).toEqual({});

  // Save is in sight wherever the page is scrolled to, and what came of it has the focus.
  const save = page.getByRole("button", { name: "Save" });
  for (const top of [0, 900]) {
    await page.evaluate((y) => scrollTo(0, y), top);
    const { y = -1, height = 0 } = (await save.boundingBox()) ?? {};
    expect(y).toBeGreaterThan(0);
    expect(y + height).toBeLessThanOrEqual(900);
  }
  // And covers nothing that has the focus.
  const covered = await page.locator(".save-bar").evaluate((bar) => {
    const controls = document.querySelectorAll<HTMLElement>(".look-form :is(input, select, a)");
    const others = [...controls].filter((control) => !bar.contains(control));
    return others.filter((control) => {
      control.focus();
      const { bottom } = control.getBoundingClientRect();
      return control.matches(":focus") && bottom > bar.getBoundingClientRect().top;
    }).length;
  });
  expect(covered).toBe(0);
  await context.clearCookies();
  await save.click();
  await page.getByText("so nothing was changed").waitFor();
  // What is typed can be looked at.
  const password = page.getByLabel("Password");
  expect(await password.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.getByRole("button", { name: "Show what is typed: Password" }).click();
  expect(await password.getAttribute("type")).toBe("text");
  await page.getByRole("button", { name: "Hide what is typed: Password" }).click();
  expect(await password.getAttribute("type")).toBe("password");
  await signIn(context, served.url, dashboard);
  await page.goto(`${served.url}/admin/feeds/harbour-bakery/look`);
  // Whoever was signed out meanwhile finds what was chosen.
  await expect.poll(() => look.getAttribute("header")).toBe("yes");
  await save.click();
  const saved = page.getByText("Saved: the feed harbour-bakery looks like this now");
  await saved.waitFor();
  expect(await saved.evaluate((told) => told.parentElement === document.activeElement)).toBe(true);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("looks as it did before").waitFor();
  expect(dashboard.db.feeds.get("harbour-bakery")?.settings).toEqual({});
});

test("what was typed is there again for whoever was signed out meanwhile, but for secrets, and only then", async () => {
  const served = await serveDashboards();
  const dashboard = openDashboard({ publicUrl: served.url });
  addAccount(dashboard.db);
  const context = await openWindow(browser, served, dashboard, {
    viewport: { width: 390, height: 700 },
  });
  const page = await context.newPage();
  await page.goto(`${served.url}/admin/alerts`);
  const recipients = page.getByLabel("Who is written to");
  await recipients.fill("owner@example.com");
  await page.getByLabel("Mail server").fill("smtp.example.com");
  await page.getByLabel("Secured by").selectOption("starttls");
  await page.getByLabel("Password", { exact: true }).fill("a secret of mail");
  await context.clearCookies();
  await page.getByRole("button", { name: "Save the e-mail" }).click();
  await page.getByText("so nothing was changed").waitFor();
  await page.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  const told = page.getByText("What you typed is here again, and not saved yet.");
  await told.waitFor();
  expect(await told.evaluate((element) => element === document.activeElement)).toBe(true);
  const { y = -1 } = (await told.boundingBox()) ?? {};
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan(600);
  expect(await recipients.inputValue()).toBe("owner@example.com");
  expect(await page.getByLabel("Secured by").inputValue()).toBe("starttls");
  expect(await page.getByLabel("Password", { exact: true }).inputValue()).toBe("");
  await page.goto(`${served.url}/admin/alerts`);
  await recipients.waitFor();
  expect(await recipients.inputValue()).toBe("");
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toBe("{}");
});

test("from the set-up link to the snippet on the clipboard it takes at most 6 clicks and 3 fields", async () => {
  const server = await startTestServer({ environment: { ADMIN_PASSWORD: undefined } });
  const context = await browser.newContext({
    permissions: ["clipboard-read", "clipboard-write"],
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const done = { clicks: 0, fields: 0 };
  const click = async (role: "link" | "button", name: string | RegExp) => {
    await page.getByRole(role, { name }).click();
    done.clicks += 1;
  };
  const fill = async (label: string, text: string) => {
    await page.getByLabel(label, { exact: true }).fill(text);
    done.fields += 1;
  };
  await page.goto(present(server.running.setupLink));
  await fill("New password", SERVER_PASSWORD);
  await fill("The same once more", SERVER_PASSWORD);
  await click("button", "Set the password");
  await click("link", "Connect your first account");
  await click("link", /^I only want to see it work/);
  await fill("Access token", server.sandbox.control.issueToken("harbour.bakery"));
  await click("button", "Connect with this token");
  await click("link", "Put it on your site");
  await click("button", /^Copy the lines for/);
  await page.locator("#announcer", { hasText: "Copied" }).waitFor({ state: "attached" });
  expect(done).toEqual({ clicks: 6, fields: 3 });
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    '<windowbox-feed feed-id="harbour-bakery">',
  );
});

function postAt(url: string) {
  const picture = { width: 400, height: 400, mediaUrl: `${url}/media/picture.webp` };
  return {
    id: "18000000000000001",
    timestamp: "2026-11-20T09:00:00Z",
    mediaType: "IMAGE",
    isReel: false,
    permalink: "https://www.instagram.com/p/abc/",
    mediaUrl: picture.mediaUrl,
    sizes: { small: picture, medium: picture, large: picture, full: picture },
    colorPalette: { dominant: "200, 150, 90" },
    placeholder: "c8965a".repeat(9),
    hashtags: [],
    mentions: [],
  };
}
