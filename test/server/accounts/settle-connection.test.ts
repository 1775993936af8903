import { expect, test } from "vitest";
import { settleConnection } from "../../../server/accounts/settle-connection.ts";
import type { Candidate } from "../../../server/instagram/types.ts";
import { Secret } from "../../../server/shared/secret.ts";

function candidate(username: string): Candidate {
  const credential = { accessToken: new Secret(`token of ${username}`) };
  return { tokenResponse: { credential, expiryAssumed: false }, profile: { username } };
}

function settle(...usernames: string[]) {
  const connected: string[] = [];
  const brought = { api: "facebook-login", candidates: usernames.map(candidate) } as const;
  const settled = settleConnection(brought, (_api, { profile: { username } }) => {
    connected.push(username);
    return { accountId: "a1", username, feedId: username, again: false };
  });
  return { settled, connected, brought };
}

test("a single account is connected at once", () => {
  const { settled, connected } = settle("kiln");
  expect(settled).toMatchObject({ connected: { username: "kiln" } });
  expect(connected).toEqual(["kiln"]);
});

test("of two or more none is, until the owner has picked", () => {
  for (const usernames of [
    ["kiln", "bakery"],
    ["kiln", "bakery", "quay"],
  ]) {
    const { settled, connected, brought } = settle(...usernames);
    expect(settled).toEqual({ toPickFrom: brought });
    expect(connected).toEqual([]);
  }
});

test("no account at all is a failure that the owner reads", () => {
  expect(() => settle()).toThrow("Instagram named no account");
});
