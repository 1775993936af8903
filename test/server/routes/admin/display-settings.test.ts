import { describe, expect, test } from "vitest";
import { addAccount } from "./accounts.ts";
import { openDashboard } from "./dashboard.ts";
import { readable } from "./readable.ts";

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
    expect(calls).toContain("publishFeed harbour");
    expect(readable(await owner.pageAfter(answer))).toContain(
      "The feed harbour looks like this now",
    );
  });

  test("leaves to the element what is empty, and shows again what was saved", async () => {
    const { owner, settings } = await openLook();
    await owner.post(PATH, { layout: "carousel", limit: "6" });
    const page = await owner.page(PATH);
    expect(page).toMatch(/<option value="carousel" selected/);
    expect(page).toMatch(/<input[^>]*name="limit"[^>]*value="6"/);
    await owner.post(PATH, {});
    expect(settings()).toEqual({});
  });

  test("keeps what else is decided about the feed", async () => {
    const { owner, settings } = await openLook();
    await owner.post("/admin/feeds/harbour/trial-reels", { show: "yes" });
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
      if (name !== "layout") expect(page).toContain(`value="${typed}"`);
      expect(page).toMatch(/<option value="dark" selected/);
      expect(settings()).toEqual({});
      expect(calls).not.toContain("publishFeed harbour");
    },
  );

  test("is nobody's business without the password, nor where there is no such feed", async () => {
    const { owner, visitor } = await openLook();
    expect((await visitor().get(PATH)).status).toBe(303);
    expect((await visitor().post(PATH, { theme: "dark" })).status).toBe(303);
    expect((await owner.get("/admin/feeds/nothing/look")).status).toBe(404);
  });
});
