import { describe, expect, it } from "vitest";
import type { Fetch } from "../../server/http/send-request.ts";
import { nextAction } from "../../server/instagram/errors/error-row.ts";
import { rowOf } from "../../server/instagram/errors/find-reason.ts";
import { sentenceOf } from "../../server/instagram/errors/sentence.ts";
import { API_NAMES, type ApiName } from "../../server/instagram/types.ts";
import { DAY_MS } from "../../server/time/clock.ts";
import { ANSWERS } from "../server/instagram/answers.ts";
import type { StubReply } from "../server/instagram/stub-meta.ts";
import { createTestInstance, present } from "../support/test-instance.ts";

const ACCOUNTS = [{ username: "harbour.bakery", posts: 2, page: "Harbour Bakery" }];

/** Where a request goes that is answered otherwise. */
const PLACES = {
  profile: /\/(me|\d+)$/,
  posts: /\/media$/,
  refresh: /\/(refresh_access_token|oauth\/access_token)$/,
} as const;

type Place = keyof typeof PLACES;

/** A house with one connected and synced account, whose Instagram can be made to say something else. */
async function connectedHouse(api: ApiName) {
  let reply: { at: RegExp; is: StubReply } | undefined;
  const through =
    (sandbox: Fetch): Fetch =>
    (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (!reply?.at.test(url.pathname)) return sandbox(input, init);
      const { throws, json, body, status = 200, headers } = reply.is;
      if (throws) return Promise.reject(throws);
      const type = json === undefined ? {} : { "content-type": "application/json" };
      const text = json === undefined ? (body ?? "") : JSON.stringify(json);
      return Promise.resolve(
        new Response(text === "" ? null : text, { status, headers: { ...type, ...headers } }),
      );
    };
  const house = createTestInstance({ accounts: ACCOUNTS, through });
  const { accountId } = await house.connect("harbour.bakery", api);
  const { db, sync } = house.instance;
  expect(await sync.syncAccount(accountId)).toMatchObject({ kind: "done", added: 2 });
  const pristine = {
    token: present(db.tokens.get(accountId)),
    state: db.syncStates.get(accountId),
  };
  return {
    ...house,
    accountId,
    served: () => present(db.documents.get("harbour-bakery", "")),
    say(place: Place, is: StubReply) {
      reply = { at: PLACES[place], is };
    },
    /** As before the answer, and a day later. */
    reset() {
      reply = undefined;
      db.tokens.put(pristine.token);
      db.syncStates.put(pristine.state);
    },
  };
}

const OUTCOMES = {
  reconnect: { kind: "reconnect" },
  "rate-limited": { kind: "blocked" },
  transient: { kind: "failed", reason: "transient" },
  rejected: { kind: "failed", reason: "rejected" },
  "unexpected-reply": { kind: "failed", reason: "unexpected-reply" },
} as const;

describe.each(API_NAMES)("every answer to %s", (api) => {
  const answers = ANSWERS.filter(({ apis }) => apis?.includes(api) ?? true);

  it.each(["profile", "posts"] as const)(
    "about %s is one true sentence to the owner and nothing at all to visitors",
    async (place) => {
      const house = await connectedHouse(api);
      const { db, sync } = house.instance;
      const before = house.served();
      for (const { name, reply, kind, reason } of answers) {
        // These ask once more with fewer fields or posts, which the tests of each API look at.
        if (["drop-field", "smaller-page"].includes(nextAction(rowOf(reason)))) continue;
        house.reset();
        house.say(place, reply);
        const outcome = await sync.syncAccount(house.accountId, { full: true });
        expect(outcome, name).toMatchObject(OUTCOMES[kind]);
        const token = present(db.tokens.get(house.accountId));
        const said = "sentence" in outcome ? outcome.sentence : "";
        const stored =
          kind === "reconnect" ? token.lastError : db.syncStates.get(house.accountId).lastError;
        expect(stored, name).toBe(said);
        if (!rowOf(reason).sentence.includes("{host}")) {
          expect(said, name).toBe(sentenceOf(reason));
        }
        expect(token.deadAt !== undefined, name).toBe(kind === "reconnect");
        expect(db.posts.ofAccount(house.accountId).length, name).toBe(2);
        expect(house.served(), name).toEqual(before);
      }
      house.reset();
      expect(await sync.syncAccount(house.accountId)).toMatchObject({ kind: "done" });
      expect(house.served()).toEqual(before);
    },
    120_000,
  );
});

describe.each(["instagram-login", "basic-display"] as const)(
  "every answer to a refresh of %s",
  (api) => {
    it("keeps the token unless it is Instagram's plain word that it is dead", async () => {
      const house = await connectedHouse(api);
      const { db, refresher } = house.instance;
      const { sealed } = present(db.tokens.get(house.accountId));
      house.clock.advance(8 * DAY_MS);
      for (const { name, reply, kind } of ANSWERS.filter(
        ({ apis }) => apis?.includes(api) ?? true,
      )) {
        house.reset();
        house.say("refresh", reply);
        const outcome = await refresher.refreshAccount(house.accountId);
        expect(outcome.kind, name).toBe(kind === "reconnect" ? "reconnect" : "failed");
        const token = present(db.tokens.get(house.accountId));
        expect(token.sealed.equals(sealed), name).toBe(true);
        expect(token.deadAt !== undefined, name).toBe(kind === "reconnect");
        expect(token.lastError, name).toBe("sentence" in outcome ? outcome.sentence : undefined);
      }
    }, 120_000);
  },
);
