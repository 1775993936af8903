import { expect, test } from "vitest";
import { OwnerError } from "../../../../server/shared/errors.ts";
import { addAccount } from "./accounts.ts";
import { type DashboardOptions, openDashboard, PASSWORD } from "./dashboard.ts";
import { readable } from "./readable.ts";

async function ownerOfOneAccount(actions: DashboardOptions["actions"] = {}) {
  const dashboard = openDashboard({ actions });
  addAccount(dashboard.db);
  return { ...dashboard, owner: await dashboard.signedIn() };
}

test("looking for new posts looks, and the next page says what came of it", async () => {
  const { owner, calls } = await ownerOfOneAccount();
  const answer = await owner.post("/admin/accounts/a1/sync");
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/admin/accounts/a1"]);
  expect(calls).toEqual(["syncNow a1"]);
  expect(await owner.pageAfter(answer)).toContain(
    '<p class="notice success" tabindex="-1" autofocus="">Nothing new.',
  );
});

test("renewing access renews it, and the next page says what came of it", async () => {
  const { owner, calls } = await ownerOfOneAccount();
  const page = await owner.pageAfter(await owner.post("/admin/accounts/a1/refresh"));
  expect(calls).toEqual(["refreshNow a1"]);
  expect(page).toContain("Good for 60 more days.");
});

test("bad news has the focus, so that it is read at once", async () => {
  const { owner } = await ownerOfOneAccount({
    syncNow: async () => ({ level: "error", text: "Instagram asked for a pause." }),
  });
  const page = await owner.pageAfter(await owner.post("/admin/accounts/a1/sync"));
  expect(page).toContain(
    '<p class="notice error" tabindex="-1" autofocus="">Instagram asked for a pause.',
  );
});

test("disconnecting asks one question first, and says what will be deleted", async () => {
  const { owner, calls } = await ownerOfOneAccount();
  const words = readable(await owner.page("/admin/accounts/a1/disconnect"));
  expect(words).toContain("Disconnect @harbour.bakery?");
  expect(words).toContain("its access to Instagram,");
  expect(words).toContain("its 12 posts with their pictures and videos.");
  expect(words).toContain("Sites that show “harbour-bakery” will not show its posts any more.");
  expect(calls).toEqual([]);
});

const DISCONNECT = "/admin/accounts/a1/disconnect";

test("disconnecting asks for the password again, however shortly after signing in", async () => {
  const { owner, calls } = await ownerOfOneAccount();
  for (const [fields, sentence] of [
    [{}, "Please type your password."],
    [{ password: "a guess" }, "That password is not right."],
  ] as const) {
    const answer = await owner.post(DISCONNECT, fields);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(sentence);
    expect(page).toContain("Disconnect @harbour.bakery?");
  }
  expect(calls).toEqual([]);
});

test("disconnecting disconnects once the question is answered", async () => {
  const { owner, calls } = await ownerOfOneAccount();
  const answer = await owner.post(DISCONNECT, { password: PASSWORD });
  const page = await owner.pageAfter(answer);
  expect(calls).toEqual(["disconnect a1"]);
  expect(page).toContain("@harbour.bakery is disconnected, and its posts are deleted.");
});

test("an action that fails says the sentence that was meant for the owner", async () => {
  const { owner } = await ownerOfOneAccount({
    disconnect: async () => {
      throw new OwnerError("A sync is under way: try again in a minute.");
    },
  });
  const page = await owner.pageAfter(await owner.post(DISCONNECT, { password: PASSWORD }));
  expect(page).toContain("A sync is under way: try again in a minute.");
});

test("an action that breaks shows nothing of what was inside, and the log has it", async () => {
  const { owner, logLines } = await ownerOfOneAccount({
    refreshNow: async () => {
      throw new Error("socket hang up at 10.0.0.3");
    },
  });
  const page = await owner.pageAfter(await owner.post("/admin/accounts/a1/refresh"));
  expect(page).toContain("That did not work; the server’s log says why.");
  expect(page).not.toContain("10.0.0.3");
  expect(logLines.join("")).toContain("socket hang up at 10.0.0.3");
});

test.each(["POST /sync", "POST /refresh", "POST /disconnect", "GET /disconnect"])(
  "%s of an account that is not connected is refused",
  async (action) => {
    const [method = "", end = ""] = action.split(" ");
    const { owner, calls } = await ownerOfOneAccount();
    const answer = await owner.send(method, `/admin/accounts/a9${end}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("That account is not connected any more.");
    expect(calls).toEqual([]);
  },
);

test("looking at a page changes nothing: every action is a POST", async () => {
  const { owner, calls } = await ownerOfOneAccount();
  for (const path of ["sync", "refresh"]) {
    expect((await owner.get(`/admin/accounts/a1/${path}`)).status).toBe(404);
  }
  expect((await owner.get("/admin/logout")).status).toBe(404);
  expect((await owner.get("/admin")).status).toBe(200);
  expect(calls).toEqual([]);
});
