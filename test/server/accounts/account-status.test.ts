import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { accountStatus } from "../../../server/accounts/account-status.ts";
import { doctorCommand } from "../../../server/cli/doctor.ts";
import { statusCommand } from "../../../server/cli/status.ts";
import { openSqlite } from "../../../server/db/sqlite.ts";
import type { SyncState } from "../../../server/db/sync-states.ts";
import type { TokenRecord } from "../../../server/db/tokens.ts";
import { AccountLine } from "../../../server/pages/accounts/account-line.tsx";
import { viewAccount } from "../../../server/pages/accounts/account-view.ts";
import { HealthPage } from "../../../server/pages/health-page.tsx";
import { DAY_MS, HOUR_MS } from "../../../server/time/clock.ts";
import { START } from "../../support/fake-clock.ts";
import { createTestInstance, type TestInstance } from "../../support/test-instance.ts";
import { readable } from "../routes/admin/readable.ts";

interface Case {
  readonly name: string;
  readonly token?: Partial<TokenRecord>;
  readonly sync?: Partial<SyncState>;
  readonly state: "ok" | "limited" | "reconnect";
  readonly canRefresh: boolean;
  /** In every place. */
  readonly sentences: readonly string[];
}

const PAST_ITS_END =
  "Past its end by this machine's clock, but Instagram has not refused it: renewing it will tell.";
const NO_TOKEN = "The access to this account is gone: connect it again.";
const PAUSE = "Instagram allows no more requests for this account for now.";

const CASES: readonly Case[] = [
  { name: "well", state: "ok", canRefresh: true, sentences: ["Renews itself; good for 60 days."] },
  {
    name: "whose token is past its end by this clock",
    token: { expiresAt: START - DAY_MS },
    state: "ok",
    canRefresh: true,
    sentences: [PAST_ITS_END],
  },
  {
    name: "whose token is past an end that was assumed",
    token: { expiresAt: START, expiryAssumed: true },
    state: "ok",
    canRefresh: true,
    sentences: [PAST_ITS_END],
  },
  {
    name: "whose token ends soon",
    token: { expiresAt: START + 3 * DAY_MS },
    state: "ok",
    canRefresh: true,
    sentences: ["Renews itself; good for 3 days."],
  },
  {
    name: "whose token's end is assumed",
    token: { expiryAssumed: true },
    state: "ok",
    canRefresh: true,
    sentences: [
      "Renews itself; good for about 60 days: renewing it the first time will tell for certain.",
    ],
  },
  {
    name: "whose token never ends",
    token: { expiresAt: undefined, nextRefreshAt: undefined },
    state: "ok",
    canRefresh: false,
    sentences: ["Never expires."],
  },
  {
    name: "whose last refresh failed",
    token: { failures: 1, lastError: "Instagram was down.", nextRefreshAt: START + 6 * HOUR_MS },
    state: "ok",
    canRefresh: true,
    sentences: ["The access could not be renewed: Instagram was down. The next try is in 6 hours."],
  },
  {
    name: "whose last sync failed",
    sync: { failures: 1, lastError: "Instagram took too long.", lastErrorKind: "transient" },
    state: "ok",
    canRefresh: true,
    sentences: ["Instagram took too long."],
  },
  {
    name: "whose token Instagram refused",
    token: { deadAt: START, lastError: "The password was changed.", nextRefreshAt: undefined },
    state: "reconnect",
    canRefresh: false,
    sentences: ["The password was changed."],
  },
  {
    name: "whose token Instagram refused without a reason",
    token: { deadAt: START },
    state: "reconnect",
    canRefresh: false,
    sentences: ["Instagram no longer accepts this connection: connect the account again."],
  },
  {
    name: "at a limit",
    sync: { blockedUntil: START + 3 * HOUR_MS, lastError: PAUSE, lastErrorKind: "rate-limited" },
    state: "limited",
    canRefresh: true,
    sentences: [`${PAUSE} Nothing is sent for another 3 hours.`],
  },
  {
    name: "at a limit, its token past its end by this clock",
    token: { expiresAt: START - DAY_MS },
    sync: { blockedUntil: START + 3 * HOUR_MS },
    state: "limited",
    canRefresh: true,
    sentences: ["Nothing is sent for another 3 hours."],
  },
  {
    name: "at a limit that a wrong clock wrote",
    sync: { blockedUntil: START + 300 * DAY_MS },
    state: "ok",
    canRefresh: true,
    sentences: ["Renews itself; good for 60 days."],
  },
  {
    name: "past Meta's 90 days by this clock",
    token: { dataAccessExpiresAt: START - DAY_MS },
    state: "ok",
    canRefresh: true,
    sentences: ["by this machine's clock that is past, and it may stop giving out posts."],
  },
];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: START });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  process.exitCode = undefined;
});

async function openAccount() {
  const made = createTestInstance();
  const { accountId } = await made.connect("harbour.bakery");
  const { db } = made.instance;
  db.syncStates.put({ ...db.syncStates.get(accountId), lastSuccessAt: START, nextSyncAt: START });
  return { ...made, accountId };
}

async function printed(made: TestInstance, command: () => Promise<void>): Promise<string> {
  const environment = { ...made.sandbox.environment, PUBLIC_URL: "https://feed.example.com" };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.stubEnv("DATA_DIR", made.dataDir);
  vi.stubGlobal("fetch", made.sandbox.fetch);
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line) => void lines.push(String(line)));
  const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
  try {
    await command();
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
  return lines.join("\n");
}

const ARGUMENTS = {
  account: undefined,
  api: undefined,
  feed: undefined,
  token: undefined,
  json: false,
  accounts: undefined,
};

/** What an owner reads of the account in each of the four places, and where a refresh is offered. */
async function placesOf(made: TestInstance & { readonly accountId: string }) {
  const { instance, accountId } = made;
  const view = viewAccount(instance.db, made.account(accountId), START);
  const card = AccountLine({ view, now: START, maxPosts: 120, reconnectHref: "/connect" });
  const health = HealthPage({
    findings: await instance.doctor.examine(),
    examinedAt: START,
    now: START,
    publicUrl: "https://feed.example.com",
    redirectUri: "https://feed.example.com/connect/callback",
  });
  const status = await printed(made, () => statusCommand(ARGUMENTS));
  const json = await printed(made, () => statusCommand({ ...ARGUMENTS, json: true }));
  return {
    texts: {
      status,
      doctor: await printed(made, () => doctorCommand(ARGUMENTS)),
      health: readable(String(health)),
      dashboard: readable(String(card)),
    },
    state: JSON.parse(json).accounts[0].state,
    viewState: view.state,
    offersRefresh: String(card).includes("/refresh"),
  };
}

describe("an account", () => {
  test.each(CASES)("$name is the same to the commands, the dashboard and Health", async (given) => {
    const made = await openAccount();
    const { db } = made.instance;
    db.tokens.put({ ...made.token(made.accountId), ...given.token });
    db.syncStates.put({ ...db.syncStates.get(made.accountId), ...given.sync });

    const { texts, state, viewState, offersRefresh } = await placesOf(made);
    expect(state).toBe(given.state);
    if (given.state === "ok") expect(viewState).toMatch(/^(ok|trouble)$/);
    else expect(viewState).toBe(given.state);
    expect(offersRefresh).toBe(given.canRefresh);
    for (const [place, text] of Object.entries(texts)) {
      for (const sentence of given.sentences) expect(text, place).toContain(sentence);
      if (given.state !== "reconnect") {
        expect(text, place).not.toMatch(/has ended it|no longer accepts|does not accept/);
      }
    }
  });

  test("without a token has to be connected again, everywhere", async () => {
    const made = await openAccount();
    const sqlite = openSqlite(join(made.dataDir, "windowbox.db"));
    sqlite.exec("DELETE FROM tokens");
    sqlite.close();
    const { texts, state, viewState, offersRefresh } = await placesOf(made);
    expect([state, viewState, offersRefresh]).toEqual(["reconnect", "reconnect", false]);
    for (const [place, text] of Object.entries(texts)) expect(text, place).toContain(NO_TOKEN);
    expect(await made.instance.sync.syncAccount(made.accountId)).toEqual({
      kind: "reconnect",
      sentence: NO_TOKEN,
    });
  });

  test("is what the sync goes by, too", async () => {
    for (const { token, sync, state } of CASES) {
      const made = await openAccount();
      const { db } = made.instance;
      db.tokens.put({ ...made.token(made.accountId), ...token });
      db.syncStates.put({ ...db.syncStates.get(made.accountId), ...sync });
      const { trouble } = accountStatus(db, made.accountId, START);
      const outcome = await made.instance.sync.syncAccount(made.accountId);
      const kind = { ok: "done", limited: "blocked", reconnect: "reconnect" }[state];
      expect(outcome.kind).toBe(kind);
      if (outcome.kind === "reconnect") expect(outcome.sentence).toBe(trouble);
    }
  });
});
