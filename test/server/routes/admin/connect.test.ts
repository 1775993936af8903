import { expect, test } from "vitest";
import { OwnerError } from "../../../../server/shared/errors.ts";
import { Secret } from "../../../../server/shared/secret.ts";
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

const TOKEN = "/admin/connect?way=token";

/** The field's own tag, and the sentence that stands at it. */
function fieldIn(page: string, id: string) {
  const [tag = ""] = new RegExp(`<input[^>]*\\bid="${id}"[^>]*>`).exec(page) ?? [];
  const [, problem] = new RegExp(`<p id="${id}-problem"[^>]*>([^<]*)`).exec(page) ?? [];
  return { tag, problem, value: /\bvalue="([^"]*)"/.exec(tag)?.[1] };
}

/** Of the whole page, only this field is to be mended: the sentence is tied to it, and the focus goes there. */
function expectProblemAt(page: string, id: string) {
  const { tag, problem } = fieldIn(page, id);
  expect(tag).toMatch(new RegExp(`aria-describedby="${id}-problem\\b`));
  expect(tag).toContain('aria-invalid="true"');
  expect(page.match(/autofocus/g)).toHaveLength(1);
  expect(tag).toContain("autofocus");
  expect(page).not.toContain('class="notice error"');
  return problem;
}

test("asks first who can sign in, and leads each answer to what it needs", async () => {
  const owner = await openDashboard().signedIn();
  const page = await owner.page("/admin/connect");
  const [choices = "", others = ""] = page.split("<details>");
  expect(readable(choices)).toContain("Who can sign in to the Instagram account?");
  expect(linksIn(choices)).toEqual([INSTAGRAM, "/admin/connect/client", TOKEN]);
  expect(linksIn(others)).toEqual([
    "/admin/connect?api=facebook-login",
    "/admin/connect?api=basic-display",
  ]);
  expect(readable(others).match(/is needed only/g)).toHaveLength(2);
});

function linksIn(html: string): string[] {
  return [...html.matchAll(/href="(\/admin\/connect[?/][^"]*)"/g)].map(([, path = ""]) =>
    path.replaceAll("&amp;", "&"),
  );
}

test("an unknown kind of account is asked again", async () => {
  const owner = await openDashboard().signedIn();
  for (const query of ["api=telepathy", "way=pigeon"]) {
    expect(await owner.page(`/admin/connect?${query}`)).toContain("Who can sign in");
  }
});

test("a token has every step to it, from the first one", async () => {
  const owner = await openDashboard().signedIn();
  const words = readable(await owner.page(TOKEN));
  const steps = [
    "Account type and tools",
    "create an app",
    "Instagram Testers",
    "Generate access tokens",
    "Access token",
  ];
  const places = steps.map((step) => words.indexOf(step));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test("a token of Facebook’s has Facebook’s steps", async () => {
  const owner = await openDashboard().signedIn();
  const page = await owner.page(`${TOKEN}&api=facebook-login`);
  expect(readable(page)).toContain("Graph API Explorer");
  expect(readable(page)).not.toContain("Instagram Testers");
  expect(page).toContain('name="api" value="facebook-login"');
});

test("without an app it gives the steps at Meta, the exact redirect URI and the form", async () => {
  const owner = await openDashboard().signedIn();
  const page = await owner.page(INSTAGRAM);
  const words = readable(page);
  expect(page).toContain(
    '<code id="redirect-uri"><bdi>https://feed.example.com/connect/callback</bdi></code>',
  );
  expect(words).toContain("API setup with Instagram login");
  expect(words).toContain("Instagram Testers");
  expect(words).toContain("“Insufficient developer role”");
  expect(words).toContain("Steps last checked in November 2026");
  expect(words).toContain("Instagram app ID Instagram app secret");
  expect(linksIn(page)).toContain(TOKEN);
  expect(page).not.toContain('href="/connect?api');
  expect(words).not.toContain("Valid OAuth Redirect URIs");
});

test("a token and an app’s secret are hidden as they are typed, and no browser keeps them", async () => {
  const owner = await openDashboard().signedIn();
  for (const [path, id] of [
    [TOKEN, "token"],
    [INSTAGRAM, "app-secret"],
  ] as const) {
    const { tag } = fieldIn(await owner.page(path), id);
    expect(tag).toContain('type="password"');
    expect(tag).toContain('autocomplete="off"');
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
  ["", APP_SECRET, "app-id", ""],
  ["my app", APP_SECRET, "app-id", "my app"],
  ["12345678901234S6", APP_SECRET, "app-id", "12345678901234S6"],
  [APP_SECRET, APP_ID, "app-id", undefined],
  [APP_ID, "", "app-secret", APP_ID],
  [APP_ID, "••••••••••••••••", "app-secret", APP_ID],
])(
  "of the app %j with the secret %j, the %s is asked for again where it stands, and what was typed is kept",
  async (id, secret, field, kept) => {
    const apps = createAppsInMemory();
    const owner = await openDashboard({ apps }).signedIn();
    const answer = await owner.post("/admin/apps/instagram", { id, secret });
    expect(answer.headers.get("location")).toBe(INSTAGRAM);
    const page = await owner.page(INSTAGRAM);
    expect(expectProblemAt(page, field)).toBeTruthy();
    expect(fieldIn(page, "app-id").value).toBe(kept);
    // What has to be entered once more is said to be.
    expect(fieldIn(page, "app-secret").value).toBeUndefined();
    expect(readable(page)).toContain("entered once more");
    expect(page).not.toContain(APP_SECRET);
    expect(apps.get("instagram")).toBeUndefined();
    expect(await owner.page(INSTAGRAM)).not.toContain("aria-invalid");
  },
);

test("an app’s id and secret are taken with what was copied along", async () => {
  const apps = createAppsInMemory();
  const owner = await openDashboard({ apps }).signedIn();
  const id = `\u200bApp ID: ${APP_ID}\u00a0`;
  await owner.post("/admin/apps/instagram", { id, secret: `“${APP_SECRET}”` });
  expect(apps.get("instagram")?.id).toBe(APP_ID);
  expect(apps.get("instagram")?.secret.reveal()).toBe(APP_SECRET);
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

test.each([
  ["instagram-login", `${TOKEN}&api=instagram-login`],
  ["", TOKEN],
])(
  "a token that does not connect says why, at its field on the page it was pasted on (%s)",
  async (api, path) => {
    const dashboard = openDashboard({
      actions: {
        connectToken: async () => {
          throw new OwnerError("Instagram does not know this token: make a new one.");
        },
      },
    });
    const owner = await dashboard.signedIn();
    const answer = await owner.post("/admin/connect/token", { token: "IGAApasted", api });
    expect(answer.headers.get("location")).toBe(path);
    const page = await owner.page(path);
    expect(expectProblemAt(page, "token")).toBe(
      "Instagram does not know this token: make a new one.",
    );
    expect(readable(page)).toContain("entered once more");
    expect(page).not.toContain("IGAApasted");
  },
);

test("without a token the field asks for one", async () => {
  const owner = await openDashboard().signedIn();
  const page = await owner.pageAfter(await owner.post("/admin/connect/token", { token: " " }));
  expect(expectProblemAt(page, "token")).toContain("paste a token");
});

test("a notice about a field that is not on the page is still read", async () => {
  const dashboard = openDashboard();
  const owner = await dashboard.signedIn();
  await owner.post("/admin/connect/token", { token: "" });
  expect(await owner.page("/admin/connect")).toContain('class="notice error"');
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
    await owner.pageAfter(
      await owner.post("/admin/apps/instagram", { id: "x", secret: APP_SECRET }),
    ),
    await owner.page(INSTAGRAM),
    await owner.page("/admin/connect/choose"),
    ...dashboard.logLines,
  ].join("\n");
  expect(seen).toContain("That token could not be connected");
  for (const secret of [token, APP_SECRET, "EAApage1", "EAApage2"]) {
    expect(seen).not.toContain(secret);
  }
});
