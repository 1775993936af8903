import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { startTestServer } from "../support/test-server.ts";

vi.setConfig({ testTimeout: 240_000 });

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
});
afterAll(() => browser.close());

const PLAIN = "Plain words";
const HOSTILE = [
  "<script>window.ran=1</script>",
  '"><img src=x onerror=window.ran=1>',
  "' onfocus='window.ran=1' autofocus='",
  "</title></textarea></style><svg onload=window.ran=1>",
  "<form action=https://evil.example><input name=password>",
  "<base href=https://evil.example/>",
  "javascript:window.ran=1",
  "&lt;b&gt;&#60;i&#62;",
  ["$", "{window.ran=1}{{7*7}}<%= 7 %>"].join(""),
  "\u202e<b>\u2066\u0000lone \ud800",
];

interface Room {
  readonly name: string;
  readonly html: string;
}

/** Every page on which something of Instagram's, of a visitor's address or of Meta's words is shown. */
async function roomsWith(text: string): Promise<Room[]> {
  const server = await startTestServer({
    accounts: [
      { username: "harbour.bakery", posts: 1, name: text, biography: text, website: text },
      { username: "atelier.kiln", posts: 0 },
    ],
    pages: [
      { name: `${text} A`, username: "harbour.bakery" },
      { name: `${text} B`, username: "atelier.kiln" },
    ],
  });
  const { sandbox } = server;
  const owner = await server.owner();
  const rooms: Room[] = [];
  const look = async (name: string, path: string) => {
    rooms.push({ name, html: await (await owner.get(path)).text() });
  };
  // An address cannot hold half a character.
  const path = encodeURIComponent(text.replace(/[\ud800-\udfff]/g, "?"));

  await owner.connect(sandbox, "harbour.bakery");
  await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 1);
  await look("home, after connecting", "/admin");
  const [account] = await (await owner.get("/admin/progress")).json();
  await look("disconnecting", `/admin/accounts/${account.id}/disconnect`);

  const error = {
    message: text,
    type: text,
    code: 77,
    error_user_title: text,
    error_user_msg: text,
  };
  for (const endpoint of ["profile", "media", "refresh"] as const) {
    const rule = sandbox.control.answer(endpoint, { status: 400, json: { error } }, 9);
    await owner.post(
      `/admin/accounts/${account.id}/${endpoint === "refresh" ? "refresh" : "sync"}`,
    );
    await look(`home, after a refusal of ${endpoint}`, "/admin");
    rule.cancel();
  }
  sandbox.control.addPost("harbour.bakery", {
    raw: { media_url: `https://${path}.example/1.jpg` },
  });
  await owner.post(`/admin/accounts/${account.id}/sync`);
  await look("home, with a post that waits", "/admin");

  const denied = new URL(await owner.startConnect()).searchParams.get("state");
  const words = new URLSearchParams({
    state: `${denied}`,
    error: text,
    error_description: text,
    error_reason: text,
  });
  await owner.get(`/connect/callback?${words}`);
  await look("home, after a denial", "/admin");
  sandbox.control.answer("exchange-code", {
    status: 400,
    json: { error_type: text, code: 400, error_message: text },
  });
  await owner.connect(sandbox, "harbour.bakery");
  await look("home, after a refused code", "/admin");
  await owner.connect(sandbox, "harbour.bakery", { api: "facebook-login" });
  await look("choosing", "/admin/connect/choose");
  await owner.post("/admin/connect/token", { token: text, api: text });
  await look("connecting, after a token that is none", "/admin/connect");
  await owner.post("/admin/apps/facebook", { id: text, secret: text, api: text });
  await look("connecting, after an app that is none", "/admin/connect?api=facebook-login");

  await look("an API that is none", `/admin/connect?api=${path}`);
  await look("an account that is none", `/admin/accounts/${path}/disconnect`);
  await look("signing in", `/admin/login?next=${path}`);
  await look("a setup link that is none", `/admin/setup?token=${path}`);
  await look("a deletion that is none", `/deletion/${path}`);
  await look("privacy", `/privacy?${path}`);
  await look("the doctor", "/admin/health");
  return rooms;
}

it("shows hostile names, words and addresses as text in every room of the dashboard", async () => {
  const plain = await roomsWith(PLAIN);
  const skeletons = await skeletonsOf(plain);
  expect(plain.filter(({ html }) => html.includes(PLAIN)).length).toBeGreaterThan(2);
  for (const text of HOSTILE) {
    const rooms = await roomsWith(text);
    const hostile = await skeletonsOf(rooms);
    rooms.forEach(({ name }, index) => {
      expect(hostile[index], `${name} with ${JSON.stringify(text)}`).toEqual(skeletons[index]);
    });
    expect(await page.evaluate(() => "ran" in window)).toBe(false);
  }
});

/** What a page is made of: tags with their attributes, and where its links and forms lead. */
async function skeletonsOf(rooms: readonly Room[]): Promise<unknown[]> {
  return page.evaluate(
    (pages) =>
      pages.map((html) => {
        const parsed = new DOMParser().parseFromString(html, "text/html");
        const tags = [...parsed.querySelectorAll("*")].map(
          (element) => `${element.localName} ${element.getAttributeNames().join(" ")}`,
        );
        const addresses = [...parsed.querySelectorAll("[href], [src], [action]")].map((element) => {
          const [address = ""] = ["href", "src", "action"].flatMap(
            (name) => element.getAttribute(name) ?? [],
          );
          return new URL(address, "https://dashboard.example/").protocol;
        });
        const other = addresses.filter((scheme) => !/^https?:$/.test(scheme));
        return { tags, other };
      }),
    rooms.map(({ html }) => html),
  );
}
