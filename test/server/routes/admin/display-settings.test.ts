import { describe, expect, test } from "vitest";
import { STARTING_POINTS } from "../../../../server/feed/starting-points.ts";
import { addAccount } from "./accounts.ts";
import { openDashboard } from "./dashboard.ts";
import { readable } from "./readable.ts";

/** What the page’s form would send as it is. */
function formOf(page: string): Record<string, string> {
  const form = /<form[^>]*data-settings-form.*?<\/form>/s.exec(page)?.[0] ?? "";
  const inputs = form.matchAll(/name="(\w+)" value="([^"]*)" checked/g);
  const lines = form.matchAll(/<input id="(\w+)" name="\w+" value="([^"]*)"/g);
  const selects = form.matchAll(/<select id="(\w+)".*?value="([^"]*)" selected.*?<\/select>/gs);
  const all = [...inputs, ...lines, ...selects];
  return Object.fromEntries(all.map(([, name = "", value = ""]) => [name, value]));
}

const PATH = "/admin/feeds/harbour/look";

async function openLook() {
  const dashboard = openDashboard();
  addAccount(dashboard.db, { feedId: "harbour" });
  const owner = await dashboard.signedIn();
  const settings = () => dashboard.db.feeds.get("harbour")?.settings;
  return { ...dashboard, owner, settings };
}

describe("how a feed looks", () => {
  test("is stored and published as it was chosen, and the owner is told", async () => {
    const { owner, settings, calls } = await openLook();
    const answer = await owner.post(PATH, {
      layout: "masonry",
      limit: "9",
      columns: "4",
      gap: "0.5rem",
      aspectRatio: "4:5",
      header: "yes",
      captions: "",
      hashtags: "Bread #Rye",
      types: "Image, reel",
      lang: "pt-BR",
      instagramTile: "yes",
    });
    expect(answer.status).toBe(303);
    expect(settings()).toEqual({
      layout: "masonry",
      limit: 9,
      columns: 4,
      gap: "0.5rem",
      aspectRatio: "4:5",
      header: true,
      hashtags: "Bread #Rye",
      types: "image, reel",
      lang: "pt-br",
      instagramTile: true,
    });
    expect(calls).toContain("buildFeed harbour");
    expect(readable(await owner.pageAfter(answer))).toContain(
      "Saved: the feed harbour looks like this now",
    );
  });

  test("says which language the account writes in, apart from that of the words", async () => {
    const { owner, settings } = await openLook();
    await owner.post(PATH, { lang: "de", postsLang: " PT_br " });
    expect(settings()).toEqual({ lang: "de", postsLang: "pt-BR" });
    expect(readable(await owner.page(PATH))).toContain("Brazilian Portuguese. What the account");
    for (const [typed, said] of [
      ["German please", "Write a language’s code, such as de for German"],
      ["Deutsch", "No language has the code deutsch: write one such as de for German"],
      ["gr", "No language has the code gr: write one such as de for German"],
    ] as const) {
      const refused = await owner.post(PATH, { postsLang: typed });
      expect(refused.status).toBe(422);
      const page = await refused.text();
      expect(readable(page)).toContain(said);
      expect(page).toContain('<a href="#postsLang">Language of the posts</a>');
      expect(page).toMatch(/<input id="postsLang"[^>]*aria-invalid="true"/);
      expect(page).toContain(`value="${typed}"`);
    }
    expect(settings()).toEqual({ lang: "de", postsLang: "pt-BR" });
  });

  test("leaves to the element what is empty, and shows again what was saved", async () => {
    const { owner, settings } = await openLook();
    await owner.post(PATH, { layout: "carousel", limit: "6" });
    const page = await owner.page(PATH);
    expect(page).toMatch(/name="layout" value="carousel" checked/);
    expect(page).toMatch(/<option value="6" selected/);
    await owner.post(PATH, {});
    expect(settings()).toEqual({});
  });

  test("keeps what else is decided about the feed", async () => {
    const { owner, settings } = await openLook();
    await owner.post("/admin/feeds/harbour/rules", { kinds: "image", trialReels: "yes" });
    await owner.post(PATH, { theme: "dark" });
    expect(settings()).toEqual({ theme: "dark", trialReels: true });
  });

  test.each([
    ["limit", "many", "Write a whole number from 1 to 500."],
    ["limit", "0", "Write a whole number from 1 to 500."],
    ["columns", "99", "Write a whole number from 1 to 24."],
    ["gap", "4px;background:red", "Write a number of pixels such as 8"],
    ["aspectRatio", "wide", "Write two numbers such as 4:5"],
    ["layout", "spiral", "Choose one of the list."],
    ["types", "story", "Write image, video, reel or carousel"],
    ["lang", "klingon!", "Write a language&#39;s code"],
  ])(
    "refuses %s “%s” with a sentence beside it, keeps what was typed, and saves nothing",
    async (name, typed, sentence) => {
      const { owner, settings, calls } = await openLook();
      const answer = await owner.post(PATH, { theme: "dark", [name]: typed });
      const page = await answer.text();
      expect(answer.status).toBe(422);
      expect(page).toContain(sentence);
      // What nobody can choose in the form, nobody typed there.
      if (!["layout", "types"].includes(name)) {
        expect(page).toContain(`value="${typed}"`);
      }
      expect(page).toMatch(/name="theme" value="dark" checked/);
      expect(page).toMatch(new RegExp(`<a href="#${name}">`));
      expect(page).toContain("<title>Error: Look: Harbour Bakery");
      expect(settings()).toEqual({});
      expect(calls).not.toContain("buildFeed harbour");
    },
  );

  test("takes several boxes of one name as one list", async () => {
    const { owner, settings } = await openLook();
    const form = new URLSearchParams([
      ["types", "image"],
      ["types", "reel"],
    ]);
    await owner.send("POST", PATH, form);
    expect(settings()).toEqual({ types: "image, reel" });
    const page = await owner.page(PATH);
    expect(page.match(/name="types" value="\w+" checked/g)).toHaveLength(2);
  });

  test("is one press away from how it was before, and back again", async () => {
    const { owner, settings } = await openLook();
    await owner.post(PATH, { layout: "masonry", header: "yes" });
    const page = await owner.pageAfter(await owner.post(PATH, { layout: "carousel" }));
    const before = Object.fromEntries(
      [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
        ([, name = "", value = ""]) => [name, value],
      ),
    );
    expect(before).toEqual({ undo: "yes", layout: "masonry", header: "yes" });
    const after = await owner.pageAfter(await owner.post(PATH, before));
    expect(settings()).toEqual({ layout: "masonry", header: true });
    expect(readable(after)).toContain("The feed harbour looks as it did before. Undo");
  });

  test("can begin with a starting point, which is saved only when it is saved", async () => {
    const { owner, settings } = await openLook();
    await owner.post(PATH, { layout: "carousel", hashtags: "bread" });
    for (const { id, settings: wanted } of STARTING_POINTS) {
      const page = await owner.page(`${PATH}?start=${id}`);
      expect(page).toContain("Not saved yet.");
      expect(settings()).toEqual({ layout: "carousel", hashtags: "bread" });
      const form = formOf(page);
      await owner.post(PATH, form);
      expect(settings()).toEqual({ ...wanted, hashtags: "bread" });
      await owner.post(PATH, { layout: "carousel", hashtags: "bread" });
    }
  });

  test("is seen before it is saved, without scripts, too", async () => {
    const { owner, settings } = await openLook();
    await owner.post(PATH, { columns: "5", header: "yes" });
    const page = await (await owner.post(PATH, { layout: "masonry", try: "yes" })).text();
    expect(settings()).toEqual({ columns: 5, header: true });
    const address = /href="(\/embed\/[^"]*)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const query = new URL(address, "http://localhost").searchParams;
    expect(query.get("layout")).toBe("masonry");
    // What is saved does not show through where something else is chosen.
    expect([query.get("columns"), query.get("header")]).toEqual(["3", "no"]);
    expect([query.get("columns-tablet"), query.get("columns-mobile")]).toEqual(["3", "2"]);
  });

  test("names what holds where nothing is chosen, and that narrow places have fewer columns", async () => {
    const { owner } = await openLook();
    const words = readable(await owner.page(PATH));
    for (const label of ["12 (usual)", "Square (usual)", "At most 2 (usual)", "No (usual)"]) {
      expect(words).toContain(label);
    }
    expect(words).toContain("A narrow column of your page has fewer");
  });

  test("is nobody's business without the password, nor where there is no such feed", async () => {
    const { owner, visitor } = await openLook();
    expect((await visitor().get(PATH)).status).toBe(303);
    expect((await visitor().post(PATH, { theme: "dark" })).status).toBe(303);
    expect((await owner.get("/admin/feeds/nothing/look")).status).toBe(404);
  });
});
