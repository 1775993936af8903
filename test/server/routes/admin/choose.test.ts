import { expect, test } from "vitest";
import { addAccount } from "./accounts.ts";
import { openDashboard } from "./dashboard.ts";
import { OPENED } from "./every-page.ts";
import { readable } from "./readable.ts";

test("lists what the sign-in found, with Page and what is connected already", async () => {
  const dashboard = openDashboard({ opened: OPENED });
  addAccount(dashboard.db, { account: { profile: { username: "salt.and.kiln" } } });
  const words = readable(await (await dashboard.signedIn()).page("/admin/connect/choose"));
  expect(words).toContain("Facebook sign-in, through a Page found 2 accounts.");
  expect(words).toContain(
    "Salt & Kiln @salt.and.kiln, on the Page “Salt & Kiln, the studio”, connected already",
  );
  expect(words).toContain(" @kiln.seconds on the Page “Kiln seconds”");
});

test("connects those that are picked, and then asks no more", async () => {
  const dashboard = openDashboard({ opened: OPENED });
  const owner = await dashboard.signedIn();
  const answer = await owner.post("/admin/connect/choose", { pick: "17841400000000077" });
  expect(answer.headers.get("location")).toBe("/admin");
  expect(dashboard.calls).toEqual(["connectCandidate facebook-login kiln.seconds"]);
  expect(await owner.page("/admin")).toContain("Connected: @kiln.seconds.");
  expect((await owner.get("/admin/connect/choose")).status).toBe(404);
  expect((await owner.post("/admin/connect/choose", { pick: "17841400000000077" })).status).toBe(
    404,
  );
});

test("picking none of them connects nothing", async () => {
  const dashboard = openDashboard({ opened: OPENED });
  const owner = await dashboard.signedIn();
  const page = await owner.pageAfter(
    await owner.post("/admin/connect/choose", { none: "yes", pick: "0" }),
  );
  expect(page).toContain("Nothing was connected.");
  expect(dashboard.calls).toEqual([]);
});

test.each([{}, { pick: "9" }, { pick: "-1" }, { pick: "x" }, { pick: "length" }])(
  "asks again when %j is picked",
  async (fields) => {
    const dashboard = openDashboard({ opened: OPENED });
    const owner = await dashboard.signedIn();
    const page = await owner.pageAfter(await owner.post("/admin/connect/choose", fields));
    expect(page).toContain("Please pick at least one account.");
    expect(page).toMatch(/<title>Error: Which accounts\?.* aria-invalid="true"/s);
    expect(dashboard.calls).toEqual([]);
  },
);
