import { expect, test } from "vitest";
import { OwnerError } from "../../../../server/errors.ts";
import { Secret } from "../../../../server/secret.ts";
import { createAppsInMemory, openDashboard } from "./dashboard.ts";
import { APP_SECRET, OPENED } from "./every-page.ts";
import { readable } from "./readable.ts";

const APP_ID = "1234567890123456";
const INSTAGRAM = "/admin/connect?api=instagram-login";
const stored = (from: "environment" | "dashboard") => ({
  id: APP_ID,
  secret: new Secret(APP_SECRET),
  from,
});

test("asks first what kind of account it is, in the owner’s words", async () => {
  const owner = await openDashboard().signedIn();
  const page = await owner.page("/admin/connect");
  const words = readable(page);
  expect(words).toContain("My Instagram account is not linked to a Facebook Page");
  expect(words).toContain("My Instagram account is linked to a Facebook Page");
  expect(words).toContain("I use a server that still speaks Basic Display");
  expect(words).toContain("A personal account? Instagram lets nothing read those any more.");
  for (const api of ["instagram-login", "facebook-login", "basic-display"]) {
    expect(page).toContain(`href="/admin/connect?api=${api}"`);
  }
});

test("an unknown kind of account is asked again", async () => {
  const owner = await openDashboard().signedIn();
  expect(await owner.page("/admin/connect?api=telepathy")).toContain("Which of these is true?");
});

test("without an app it gives the steps at Meta, the exact redirect URI and the form", async () => {
  const owner = await openDashboard().signedIn();
  const page = await owner.page(INSTAGRAM);
  const words = readable(page);
  expect(page).toContain(
    '<code id="redirect-uri">https://feed.example.com/connect/callback</code>',
  );
  expect(words).toContain("API setup with Instagram login");
  expect(words).toContain("Instagram Testers");
  expect(words).toContain("“Insufficient developer role”");
  expect(words).toContain("Steps last checked in November 2026");
  expect(words).toContain("Instagram app ID Instagram app secret");
  expect(page).not.toContain('href="/connect?api');
  expect(words).not.toContain("Valid OAuth Redirect URIs");
});

test("a token and an app’s secret are hidden as they are typed, and no browser keeps them", async () => {
  const page = await (await openDashboard().signedIn()).page(INSTAGRAM);
  for (const id of ["token", "app-secret"]) {
    const [field = ""] =
      new RegExp(`<input[^>]* id="${id}"[^>]*>|<input id="${id}"[^>]*>`).exec(page) ?? [];
    expect(field).toContain('type="password"');
    expect(field).toContain('autocomplete="off"');
  }
});

test("Facebook’s way shows Facebook’s steps and asks for Facebook’s app", async () => {
  const owner = await openDashboard().signedIn();
  const page = await owner.page("/admin/connect?api=facebook-login");
  expect(readable(page)).toContain("Valid OAuth Redirect URIs");
  expect(readable(page)).not.toContain("Instagram Testers");
  expect(page).toContain('action="/admin/apps/facebook"');
});

test("a public address without https is said to be in the way", async () => {
  const owner = await openDashboard({ publicUrl: "http://localhost:3000" }).signedIn();
  expect(readable(await owner.page(INSTAGRAM))).toContain("Meta wants an address that starts");
  const secure = await openDashboard().signedIn();
  expect(readable(await secure.page(INSTAGRAM))).not.toContain("Meta wants an address");
});

test("Basic Display says that Instagram switched it off, before anything is tried", async () => {
  const owner = await openDashboard().signedIn();
  const words = readable(await owner.page("/admin/connect?api=basic-display"));
  expect(words).toContain("Instagram switched Basic Display off on 4 December 2024");
  expect(words).toContain("What to do instead");
});

test("an app that is entered is stored, and the way to Instagram opens as a plain link", async () => {
  const apps = createAppsInMemory();
  const owner = await openDashboard({ apps }).signedIn();
  const fields = { api: "instagram-login", id: ` ${APP_ID} `, secret: `${APP_SECRET}\n` };
  const answer = await owner.post("/admin/apps/instagram", fields);
  expect(answer.headers.get("location")).toBe(INSTAGRAM);
  expect(apps.get("instagram")?.id).toBe(APP_ID);
  expect(apps.get("instagram")?.secret.reveal()).toBe(APP_SECRET);
  const page = await owner.page(INSTAGRAM);
  expect(page).toContain("The app is saved. Now sign in.");
  expect(page).toContain('<a class="button primary" href="/connect?api=instagram-login">');
  expect(page).toContain(APP_ID);
});

test.each([
  ["", APP_SECRET, "The app ID is a long number"],
  ["my app", APP_SECRET, "The app ID is a long number"],
  [APP_SECRET, APP_ID, "The app ID is a long number"],
  [APP_ID, "", "The app secret is a line of about 32 letters and digits"],
  [APP_ID, "••••••••••••••••", "The app secret is a line of about 32 letters and digits"],
])("the app %j with the secret %j is asked for again", async (id, secret, sentence) => {
  const apps = createAppsInMemory();
  const owner = await openDashboard({ apps }).signedIn();
  const answer = await owner.post("/admin/apps/instagram", { id, secret });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(readable(page)).toContain(sentence);
  expect(page).not.toContain(APP_SECRET);
  expect(apps.get("instagram")).toBeUndefined();
});

test("an app can be forgotten", async () => {
  const apps = createAppsInMemory({ facebook: stored("dashboard") });
  const owner = await openDashboard({ apps }).signedIn();
  const page = await owner.pageAfter(await owner.post("/admin/apps/facebook/remove"));
  expect(page).toContain("The app is forgotten.");
  expect(apps.get("facebook")).toBeUndefined();
});

test("an app from the environment is shown, and cannot be changed here", async () => {
  const apps = createAppsInMemory({ instagram: stored("environment") });
  const owner = await openDashboard({ apps }).signedIn();
  const page = await owner.page(INSTAGRAM);
  expect(readable(page)).toContain("They come from INSTAGRAM_APP_ID and INSTAGRAM_APP_SECRET");
  expect(page).not.toContain('action="/admin/apps/');
  const fields = { id: "99999999999", secret: "f".repeat(32) };
  for (const path of ["/admin/apps/instagram", "/admin/apps/instagram/remove"]) {
    const answer = await owner.post(path, fields);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("comes from INSTAGRAM_APP_ID in the environment");
  }
  expect(apps.get("instagram")?.id).toBe(APP_ID);
});

test("there is no third kind of app", async () => {
  const owner = await openDashboard().signedIn();
  const fields = { id: APP_ID, secret: APP_SECRET };
  expect((await owner.post("/admin/apps/threads", fields)).status).toBe(404);
});

test("a pasted token connects, and the accounts say so", async () => {
  const dashboard = openDashboard();
  const owner = await dashboard.signedIn();
  const answer = await owner.post("/admin/connect/token", { token: " IGAApasted \n" });
  expect(answer.headers.get("location")).toBe("/admin");
  expect(dashboard.calls).toEqual(["connectToken IGAApasted undefined"]);
  expect(await owner.page("/admin")).toContain(
    "@harbour.bakery is connected: its posts are being copied into the feed harbour-bakery. Welcome.",
  );
});

test("a token pasted on one kind’s page is tried as that kind", async () => {
  const dashboard = openDashboard();
  const owner = await dashboard.signedIn();
  await owner.post("/admin/connect/token", { token: "EAApasted", api: "facebook-login" });
  expect(dashboard.calls).toEqual(["connectToken EAApasted facebook-login"]);
});

test("a token that does not connect says why, on the page it was pasted on", async () => {
  const dashboard = openDashboard({
    actions: {
      connectToken: async () => {
        throw new OwnerError("Instagram does not know this token: make a new one.");
      },
    },
  });
  const owner = await dashboard.signedIn();
  const fields = { token: "IGAApasted", api: "instagram-login" };
  const answer = await owner.post("/admin/connect/token", fields);
  expect(answer.headers.get("location")).toBe(INSTAGRAM);
  const page = await owner.page(INSTAGRAM);
  expect(page).toContain("Instagram does not know this token: make a new one.");
  expect(page).not.toContain("IGAApasted");
});

test("no secret and no token is in any page, log line or notice", async () => {
  const token = `IGAA${"t".repeat(60)}`;
  const apps = createAppsInMemory({ instagram: stored("dashboard") });
  const dashboard = openDashboard({
    apps,
    opened: OPENED,
    actions: {
      connectToken: async (pasted) => {
        throw new Error(
          `fetch failed: https://graph.instagram.com/me?access_token=${pasted.reveal()}`,
        );
      },
    },
  });
  const owner = await dashboard.signedIn();
  const seen = [
    await owner.pageAfter(await owner.post("/admin/connect/token", { token })),
    await (await owner.post("/admin/apps/instagram", { id: "x", secret: APP_SECRET })).text(),
    await owner.page(INSTAGRAM),
    await owner.page("/admin/connect/choose"),
    ...dashboard.logLines,
  ].join("\n");
  expect(seen).toContain("That token could not be connected");
  for (const secret of [token, APP_SECRET, "EAApage1", "EAApage2"]) {
    expect(seen).not.toContain(secret);
  }
});
