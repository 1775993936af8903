import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { FeedDocument } from "../../server/feed/document.ts";
import type { Fetch } from "../../server/http/send-request.ts";
import { OwnerError } from "../../server/shared/errors.ts";
import { Secret } from "../../server/shared/secret.ts";
import { DAY_MS } from "../../server/time/clock.ts";
import { createTestInstance, present } from "../support/test-instance.ts";
import { type Mutation, mutate } from "./mutate-text.ts";

const PLACES = {
  connect: /\/(oauth\/access_token|access_token|me)$/,
  refresh: /\/refresh_access_token$/,
  sync: /\/me(\/media)?$/,
};

/** A connected account with two posts, to which spoilt answers come. */
export interface SpoiltAnswers {
  /** Throws if anything is worse than before. */
  survive(change: Mutation): Promise<void>;
  /** After all of them, with answers as they should be. */
  expectRecovered(): Promise<void>;
}

export async function spoilAnswersOf(place: keyof typeof PLACES): Promise<SpoiltAnswers> {
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
  const { sandbox, instance, clock } = made;
  const { db, sync, vault } = instance;
  await sync.syncAccount(accountId);
  const pristine = {
    token: present(db.tokens.get(accountId)),
    state: db.syncStates.get(accountId),
  };
  const served = () => present(db.documents.get("harbour-bakery", "")).json;
  if (place === "refresh") clock.advance(8 * DAY_MS);

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

  function reset(): void {
    db.tokens.put(pristine.token);
    db.syncStates.put(pristine.state);
  }

  const attempts = {
    async sync(change: Mutation): Promise<void> {
      reset();
      const before = served();
      spoilt = change;
      const outcome = await sync.syncAccount(accountId, { full: true });
      if (outcome.kind !== "done") expect(served().equals(before)).toBe(true);
      expectWhole();
    },

    async refresh(change: Mutation): Promise<void> {
      reset();
      const before = served();
      spoilt = change;
      const { kind } = await instance.refresher.refreshAccount(accountId);
      const token = present(db.tokens.get(accountId));
      if (kind === "refreshed") expect(token.version).toBe(pristine.token.version + 1);
      else expect(token.sealed.equals(pristine.token.sealed)).toBe(true);
      expectWhole();
      expect(served().equals(before)).toBe(true);
    },

    async connect(change: Mutation): Promise<void> {
      const before = served();
      spoilt = undefined;
      const app = present(instance.apps.forApi("instagram-login"));
      const redirectUri = "https://feed.example.com/connect/callback";
      const api = instance.apis["instagram-login"];
      const start = api.authorizeUrl({ app, redirectUri, state: "a-state" });
      const back = new URL(await sandbox.control.authorizeAs("harbour.bakery", start));
      const code = back.searchParams.get("code") ?? "";
      sandbox.control.clearRequests();
      spoilt = change;
      try {
        const candidates = await api.exchangeCode({ app, redirectUri, code }, { app });
        for (const candidate of candidates) {
          expect(candidate.tokenResponse.credential.accessToken).toBeInstanceOf(Secret);
          instance.connect("instagram-login", candidate);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(OwnerError);
        expect(served().equals(before)).toBe(true);
      }
      expectWhole();
    },
  };

  return {
    survive: attempts[place],
    async expectRecovered() {
      spoilt = undefined;
      reset();
      await sync.syncAccount(accountId, { full: true });
      await sync.syncAccount(accountId, { full: true });
      expect(expectWhole().posts).toHaveLength(2);
    },
  };
}
