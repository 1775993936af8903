import { existsSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "../../server/clock.ts";
import { OwnerError } from "../../server/errors.ts";
import type { FeedDocument } from "../../server/feed/document.ts";
import type { Fetch } from "../../server/http/send-request.ts";
import { Secret } from "../../server/secret.ts";
import { createTestInstance, present } from "../support/test-instance.ts";
import { type Mutation, mutate, mutation } from "./mutate-text.ts";

/** Together at least 5,000. */
const RUNS = { connect: 1300, refresh: 1500, sync: 2300 };
const LONGEST_MS = 240_000;

const PLACES = {
  connect: /\/(oauth\/access_token|access_token|me)$/,
  refresh: /\/refresh_access_token$/,
  sync: /\/me(\/media)?$/,
};

async function house(place: keyof typeof PLACES) {
  let spoilt: Mutation | undefined;
  const through =
    (sandbox: Fetch): Fetch =>
    async (input, init) => {
      const answer = await sandbox(input, init);
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      if (!spoilt || !PLACES[place].test(pathname)) return answer;
      const body = mutate(await answer.text(), spoilt);
      const { status, headers } = answer;
      return new Response(typeof body === "string" ? body : Uint8Array.from(body), {
        status,
        headers,
      });
    };
  const made = createTestInstance({
    through,
    accounts: [{ username: "harbour.bakery", posts: 2 }],
  });
  const { accountId } = await made.connect("harbour.bakery");
  const { db, sync, vault } = made.instance;
  await sync.syncAccount(accountId);
  const pristine = {
    token: present(db.tokens.get(accountId)),
    state: db.syncStates.get(accountId),
  };

  /** Whole rows, a document that can be read, and every file that it names. */
  function expectWhole(): FeedDocument {
    for (const account of db.accounts.all()) {
      const token = present(db.tokens.get(account.id));
      expect(vault.open(account.id, token.sealed).accessToken.reveal()).not.toBe("");
      expect(account.profile.username).not.toBe("");
      expect(db.feeds.ofAccount(account.id).length).toBeGreaterThan(0);
    }
    const { json, names } = present(db.documents.get("harbour-bakery", ""));
    const document: FeedDocument = JSON.parse(json.toString());
    for (const name of names) expect(existsSync(join(made.dataDir, "media", name))).toBe(true);
    for (const post of document.posts) {
      expect(post.mediaUrl.startsWith("https://feed.example.com/media/")).toBe(true);
      expect(post.id).toMatch(/^\d+$/);
    }
    return document;
  }

  return {
    ...made,
    accountId,
    pristine,
    expectWhole,
    served: () => present(db.documents.get("harbour-bakery", "")).json,
    spoil(change: Mutation | undefined) {
      spoilt = change;
    },
    reset() {
      db.tokens.put(pristine.token);
      db.syncStates.put(pristine.state);
    },
  };
}

describe("five thousand mutated answers", () => {
  it(
    "leave whole rows and a whole feed when they come to a sync",
    async () => {
      const made = await house("sync");
      await fc.assert(
        fc.asyncProperty(mutation, async (change) => {
          made.reset();
          const before = made.served();
          made.spoil(change);
          const outcome = await made.instance.sync.syncAccount(made.accountId, { full: true });
          if (outcome.kind !== "done") expect(made.served().equals(before)).toBe(true);
          made.expectWhole();
        }),
        { numRuns: RUNS.sync },
      );
      made.spoil(undefined);
      made.reset();
      await made.instance.sync.syncAccount(made.accountId, { full: true });
      await made.instance.sync.syncAccount(made.accountId, { full: true });
      expect(made.expectWhole().posts).toHaveLength(2);
    },
    LONGEST_MS,
  );

  it(
    "leave a token that opens when they come to a refresh",
    async () => {
      const made = await house("refresh");
      const before = made.served();
      made.clock.advance(8 * DAY_MS);
      await fc.assert(
        fc.asyncProperty(mutation, async (change) => {
          made.reset();
          made.spoil(change);
          const { kind } = await made.instance.refresher.refreshAccount(made.accountId);
          const token = present(made.instance.db.tokens.get(made.accountId));
          if (kind === "refreshed") expect(token.version).toBe(made.pristine.token.version + 1);
          else expect(token.sealed.equals(made.pristine.token.sealed)).toBe(true);
          made.expectWhole();
          expect(made.served().equals(before)).toBe(true);
        }),
        { numRuns: RUNS.refresh },
      );
    },
    LONGEST_MS,
  );

  it(
    "store an account whole or not at all when they come to connecting",
    async () => {
      const made = await house("connect");
      const { instance, sandbox } = made;
      const app = present(instance.apps.forApi("instagram-login"));
      const redirectUri = "https://feed.example.com/connect/callback";
      await fc.assert(
        fc.asyncProperty(mutation, async (change) => {
          const before = made.served();
          made.spoil(undefined);
          const api = instance.apis["instagram-login"];
          const start = api.authorizeUrl({ app, redirectUri, state: "a-state" });
          const back = new URL(await sandbox.control.authorizeAs("harbour.bakery", start));
          const code = back.searchParams.get("code") ?? "";
          sandbox.control.clearRequests();
          made.spoil(change);
          const context = { app };
          try {
            const candidates = await api.exchangeCode({ app, redirectUri, code }, context);
            for (const candidate of candidates) {
              expect(candidate.tokenResponse.credential.accessToken).toBeInstanceOf(Secret);
              instance.connect("instagram-login", candidate);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(OwnerError);
            expect(made.served().equals(before)).toBe(true);
          }
          made.expectWhole();
        }),
        { numRuns: RUNS.connect },
      );
    },
    LONGEST_MS,
  );
});
