import { expect, test } from "vitest";
import { addAccount } from "./accounts.ts";
import { openDashboard } from "./dashboard.ts";
import { everythingHere } from "./dashboard-alerts.ts";
import { readable } from "./readable.ts";

const PAGE = "/admin/feeds/harbour-bakery/hook";

test("a hook is entered, its key shown once, its address never; a test says what comes of it; it is forgotten", async () => {
  const dashboard = openDashboard({ alerts: { lookup: everythingHere } });
  addAccount(dashboard.db);
  const owner = await dashboard.signedIn();
  const send = async (form: string, fields: Record<string, string> = {}) => {
    const answer = await owner.post(PAGE + form, fields);
    expect(answer.headers.get("location")).toBe(PAGE);
    return readable(await owner.page(PAGE));
  };
  const hook = "https://builds.invalid/hook/s3cret";

  expect(await send("", { hook: "http://builds.invalid/" })).toContain(
    "The address must begin with https:// and hold no password.",
  );
  expect(await send("", { hook, authorization: "two\nlines" })).toContain("A header is one line");

  const saved = await (await owner.post(PAGE, { hook, authorization: "Bearer abc" })).text();
  expect(saved).toMatch(/whsec_[\w-]{43}/);
  expect(saved).not.toMatch(/s3cret|Bearer abc/);
  const page = await owner.page(PAGE);
  expect(readable(page)).toMatch(
    /Stored: an address at builds\.invalid ?\. Nothing had to be told yet\./,
  );
  expect(page).not.toMatch(/whsec_|s3cret|Bearer abc/);
  expect(readable(await owner.page("/admin/feeds/harbour-bakery/site"))).toContain(
    "New posts are told to builds.invalid",
  );

  expect(await send("/test")).toContain(
    "The test was not taken: builds.invalid cannot be reached: check the address.",
  );
  expect(await send("/remove")).toContain("That address is told nothing any more.");
  expect(dashboard.db.feedHooks.all()).toEqual([]);
  expect((await owner.get("/admin/feeds/nobody/hook")).status).toBe(404);
});
