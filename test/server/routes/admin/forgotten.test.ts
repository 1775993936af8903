import { expect, it } from "vitest";
import { INSTAGRAM_APP } from "../../../../demo/sandbox/world.ts";
import { inDatabase } from "../../../support/in-database.ts";
import { signRequest } from "../../../support/sign-request.ts";
import { present } from "../../../support/test-instance.ts";
import { PASSWORD, startTestServer } from "../../../support/test-server.ts";

/** The owner of the account has just removed the app at Instagram. */
async function deauthorized() {
  const server = await startTestServer({ accounts: [{ username: "harbour.bakery", posts: 2 }] });
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 2);
  const [account] = inDatabase(server, ({ accounts }) => accounts.all());
  const { id, professionalId } = present(account);
  server.clock.advance(60_000);
  const text = signRequest({
    secret: INSTAGRAM_APP.secret,
    payload: {
      user_id: professionalId,
      algorithm: "HMAC-SHA256",
      issued_at: Math.floor(server.clock.now() / 1000),
    },
  });
  const body = new URLSearchParams({ signed_request: text });
  const answer = await fetch(`${server.url}/meta/deauthorize`, { method: "POST", body });
  expect(answer.status).toBe(200);
  server.clock.advance(4_000_000);
  return { server, owner, id };
}

it("an account whose owner had everything deleted is connected again through a link, and all is as it was", async () => {
  const { server, owner, id } = await deauthorized();
  const home = await (await owner.get("/admin/accounts")).text();
  expect(home).toContain("The account of the feed “harbour-bakery”");
  expect(home).toContain(`/connect?api=instagram-login&amp;account=${id}`);
  expect(home).not.toContain("harbour.bakery");
  const page = await (await owner.post(`/admin/accounts/${id}/reconnect-link`)).text();
  const link = present(/\/reconnect\/[\w-]{32}/.exec(page)?.[0]);
  const client = server.browser();
  expect(await (await client.get(link)).text()).toContain("Connect your Instagram account");
  const consent = present(
    (await client.get(`${link}/sign-in`)).headers.get("location") ?? undefined,
  );
  const back = new URL(await server.sandbox.control.authorizeAs("harbour.bakery", consent));
  const answer = await client.get(back.pathname + back.search);
  expect(await answer.text()).toContain("@harbour.bakery is connected");
  await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 2);
  expect(inDatabase(server, ({ accounts }) => accounts.all().map((one) => one.id))).toEqual([id]);
  const after = await server.restart();
  await after.feedWith("harbour-bakery", ({ posts }) => posts.length === 2);
});

it("an account that does not come back is let go with its feed, after the password", async () => {
  const { server, owner, id } = await deauthorized();
  const path = `/admin/forgotten/${id}/let-go`;
  expect(await (await owner.get(path)).text()).toContain("the feed “harbour-bakery” is deleted");
  expect((await owner.post(path, { password: "a wrong one" })).status).toBe(422);
  expect((await server.feed("harbour-bakery")).status).toBe(200);
  await owner.post(path, { password: PASSWORD });
  server.clock.advance(4_000_000);
  expect((await server.feed("harbour-bakery")).status).toBe(404);
  expect(
    inDatabase(server, ({ forgottenAccounts, incidents }) => [
      ...forgottenAccounts.all(),
      ...incidents.all(),
    ]),
  ).toEqual([]);
  expect((await owner.get(path)).status).toBe(404);
});
