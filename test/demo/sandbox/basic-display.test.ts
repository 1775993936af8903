import { expect, test } from "vitest";
import { DAY_MS, readJson, startSandbox } from "./start.ts";

test("signs in a personal account and answers flat, without permissions", async () => {
  const { sandbox, authorizeUrl, exchange, graph } = startSandbox();
  const url = authorizeUrl({ scope: "user_profile,user_media" });
  const location = new URL(await sandbox.control.authorizeAs("only.me", url));
  const text = await (await exchange(location.searchParams.get("code") ?? "")).text();
  expect(text).toMatch(/^\{"access_token":"IGQV[^"]+","user_id":17841499000000003\}$/);

  const token = sandbox.control.issueToken("only.me", { api: "basic-display" });
  const me = await readJson(
    graph("/me", { fields: "account_type,id,media_count,username", access_token: token }),
  );
  expect(me).toEqual({
    account_type: "PERSONAL",
    id: "17841499000000003",
    media_count: 3,
    username: "only.me",
  });
});

test("takes the older authorize address, too", async () => {
  const { sandbox, authorizeUrl } = startSandbox();
  const url = authorizeUrl({ scope: "user_profile,user_media" }).replace("/www/", "/api/");
  expect(await sandbox.control.authorizeAs("only.me", url)).toMatch(/[?&]code=/);
});

test("knows no likes, comments, followers or pictures of profiles", async () => {
  const { sandbox, graph } = startSandbox();
  const access_token = sandbox.control.issueToken("only.me", { api: "basic-display" });
  for (const fields of ["like_count", "comments_count", "media_product_type", "alt_text"]) {
    const refused = await readJson(graph("/me/media", { fields, access_token }));
    expect(refused).toMatchObject({
      error: { code: 100, message: expect.stringContaining(fields) },
    });
  }
  for (const fields of ["followers_count", "profile_picture_url", "user_id"]) {
    expect(await readJson(graph("/me", { fields, access_token }))).toMatchObject({
      error: { code: 100 },
    });
  }
  const page = await readJson(
    graph("/me/media", { fields: "caption,timestamp,username", limit: "1", access_token }),
  );
  expect(page).toMatchObject({ data: [{ caption: "Post 1 #plain", username: "only.me" }] });
});

test("refreshes like the Instagram Login", async () => {
  const { sandbox, graph, clock } = startSandbox();
  const access_token = sandbox.control.issueToken("only.me", { api: "basic-display" });
  clock.pass(DAY_MS);
  const fresh = await readJson(
    graph("/refresh_access_token", { grant_type: "ig_refresh_token", access_token }),
  );
  expect(fresh).toMatchObject({ access_token: expect.stringMatching(/^IGQV/) });
});
