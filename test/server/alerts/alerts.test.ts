import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import type { Environment } from "../../../server/config/config.ts";
import { openSqlite } from "../../../server/db/sqlite.ts";
import type { Instance } from "../../../server/instance.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../server/time/clock.ts";
import { START } from "../../support/fake-clock.ts";
import { startMailCatcher } from "../../support/mail-catcher.ts";
import { createTestInstance, present } from "../../support/test-instance.ts";
import { startWebhookCatcher } from "../../support/webhook-catcher.ts";

const OWNER = "owner@example.com";
const CLIENT = "client@example.com";

/** A server whose owner is told by mail. */
async function openMailed(environment: Environment = {}) {
  const mail = await startMailCatcher({ clearOnly: true });
  const made = createTestInstance({
    environment: {
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      ALERT_FROM: "windowbox@example.com",
      ALERT_EMAIL: OWNER,
      ...environment,
    },
  });
  return { ...made, mail, ...minutesOf(made.instance, made.clock) };
}

/** A server whose owner is told through a webhook. */
async function openHooked(
  answer?: (response: ServerResponse) => void,
  environment: Environment = {},
) {
  const hook = await startWebhookCatcher(answer);
  const made = createTestInstance({
    environment: { ALERT_WEBHOOK: `${hook.origin}/hook`, ...environment },
    through: (sandbox) => (address, init) =>
      String(address).startsWith(hook.origin) ? fetch(address, init) : sandbox(address, init),
  });
  return { ...made, hook, ...minutesOf(made.instance, made.clock) };
}

function minutesOf(instance: Instance, clock: { advance(ms: number): void }) {
  return {
    /** Lets so many minutes pass, telling in each of them. */
    async minutes(count: number): Promise<void> {
      for (let minute = 0; minute < count; minute++) {
        clock.advance(MINUTE_MS);
        await instance.alerts.tell();
      }
    },
    /** Lets time pass, telling at its end. */
    async later(ms: number): Promise<void> {
      clock.advance(ms);
      await instance.alerts.tell();
    },
  };
}

const raiseDisk = ({ incidents }: Instance) =>
  incidents.raise({ kind: "disk-low", subject: "", sentence: "Only 50 MB are free: make room." });

function refuseToken(instance: Instance, accountId: string): void {
  const token = present(instance.db.tokens.get(accountId));
  instance.db.tokens.put({ ...token, deadAt: START, lastError: "The password was changed." });
}

describe("the owner", () => {
  test("is told once what happened and what to do, and once when it is well again", async () => {
    const { instance, connect, mail, minutes, clock } = await openMailed();
    const { accountId } = await connect("harbour.bakery");
    await minutes(2);
    expect(mail.mails).toEqual([]);

    refuseToken(instance, accountId);
    await minutes(30);
    expect(mail.mails).toHaveLength(1);
    const [told] = mail.mails;
    expect(told).toMatchObject({
      from: "windowbox@example.com",
      to: [OWNER],
      subject: "Windowbox: @harbour.bakery has to be connected again",
    });
    expect(told?.text).toContain(
      "This needs you now:\n\n@harbour.bakery has to be connected again.",
    );
    expect(told?.text).toContain("The password was changed.");
    expect(told?.text).toContain("https://feed.example.com/admin");

    clock.advance(3 * DAY_MS);
    await minutes(2);
    expect(mail.mails).toHaveLength(1);

    await connect("harbour.bakery");
    await minutes(30);
    expect(mail.mails.map(({ subject }) => subject)).toEqual([
      "Windowbox: @harbour.bakery has to be connected again",
      "Windowbox: Well again: @harbour.bakery is connected again",
    ]);
  });

  test("is told of what is overdue, with the days that are left", async () => {
    const { instance, connect, mail, later } = await openMailed();
    const { accountId } = await connect("harbour.bakery");
    const state = instance.db.syncStates.get(accountId);
    const failing = { failures: 9, lastError: "Instagram was down.", lastSuccessAt: START };
    instance.db.syncStates.put({ ...state, ...failing });
    await later(2.9 * DAY_MS);
    expect(mail.mails).toEqual([]);
    await later(0.1 * DAY_MS);
    expect(mail.mails[0]?.text).toContain(
      "This could not be done for three days:\n\n@harbour.bakery could not be read for three days.\nInstagram was down. 57 days are left.",
    );
  });

  test("is not told that it is well what only became worse", async () => {
    const { instance, connect, mail, later } = await openMailed();
    const { accountId } = await connect("harbour.bakery");
    const state = instance.db.syncStates.get(accountId);
    instance.db.syncStates.put({ ...state, failures: 9, lastSuccessAt: START });
    await later(3 * DAY_MS);
    refuseToken(instance, accountId);
    await later(DAY_MS);
    expect(mail.mails).toHaveLength(2);
    expect(mail.mails[1]?.text).toContain("has to be connected again");
    expect(mail.mails[1]?.text).not.toContain("Well again");
  });

  test("gets one message for a hundred accounts that fail at once, and few for those that follow", async () => {
    const { instance, mail, minutes, later } = await openMailed();
    const raise = (index: number) =>
      instance.incidents.raise({
        kind: "listing-doubted",
        subject: `account-${index}`,
        sentence: `Number ${index} is doubted.`,
      });
    instance.db.transaction(() => {
      for (let index = 0; index < 100; index++) raise(index);
    });
    await minutes(1);
    expect(mail.mails.map(({ subject }) => subject)).toEqual(["Windowbox: 100 things need you"]);
    expect(mail.mails[0]?.text).toContain("Number 0 is doubted.");
    expect(mail.mails[0]?.text).toContain("And 80 more, which the dashboard lists.");
    for (let index = 100; index < 400; index += 6) {
      instance.db.transaction(() => {
        for (let next = index; next < index + 6; next++) raise(next);
      });
      await later(6 * MINUTE_MS);
    }
    // Four with a quarter of an hour between them, then one in six hours.
    expect(mail.mails.length).toBeLessThanOrEqual(5);
    await later(6 * HOUR_MS);
    const total = mail.mails
      .map(({ subject }) => Number(/(\d+) things/.exec(subject)?.[1] ?? 1))
      .reduce((sum, count) => sum + count, 0);
    expect(total).toBe(400);
  });

  test("is not told again of trouble that comes and goes", async () => {
    const { instance, mail, later } = await openMailed();
    for (let round = 0; round < 24; round++) {
      raiseDisk(instance);
      await later(30 * MINUTE_MS);
      instance.incidents.clear("disk-low", "");
      await later(30 * MINUTE_MS);
      // Told, and well again: what comes back within six hours is no news.
      if (round === 4) expect(mail.mails).toHaveLength(2);
    }
    expect(mail.mails.length).toBeLessThanOrEqual(8);
    expect(mail.mails.length).toBeGreaterThanOrEqual(4);
    expect(mail.mails[0]?.subject).toBe("Windowbox: The disk is nearly full");
  });

  test("is told of what is left when trouble comes up within minutes of other trouble", async () => {
    const { instance, mail, minutes } = await openMailed();
    raiseDisk(instance);
    await minutes(1);
    instance.incidents.raise({ kind: "backup-failed", subject: "", sentence: "No room." });
    await minutes(5);
    expect(mail.mails).toHaveLength(1);
    await minutes(10);
    expect(mail.mails.map(({ subject }) => subject)).toEqual([
      "Windowbox: The disk is nearly full",
      "Windowbox: The backup failed",
    ]);
  });

  test("of nothing is told nothing when an account with trouble is disconnected", async () => {
    const { instance, connect, mail, minutes } = await openMailed();
    const { accountId } = await connect("harbour.bakery");
    refuseToken(instance, accountId);
    await minutes(1);
    await instance.disconnect(accountId);
    await minutes(60);
    expect(mail.mails).toHaveLength(1);
  });
});

describe("an account’s own address", () => {
  test("is told of that account and nothing else, beside the owner, and forgotten with its last account", async () => {
    const { instance, connect, mail, minutes } = await openMailed();
    const { accountId } = await connect("harbour.bakery");
    instance.db.alertAddresses.put({ accountId, address: CLIENT });
    raiseDisk(instance);
    await minutes(1);
    expect(mail.mails.map(({ to }) => to)).toEqual([[OWNER]]);
    refuseToken(instance, accountId);
    await minutes(20);
    expect(mail.mails.map(({ to }) => to[0]).sort()).toEqual([CLIENT, OWNER, OWNER]);
    const toClient = mail.mails.find(({ to }) => to[0] === CLIENT);
    expect(toClient?.text).toContain("@harbour.bakery has to be connected again");
    expect(toClient?.text).not.toContain("disk");
    // The dashboard is closed to them, and they have to know who writes.
    expect(toClient?.text).not.toContain("/admin");
    expect(toClient?.text).toContain("shows the posts of this account, through feed.example.com");

    const { alertAddresses, alertChannels, alertsSent } = instance.db;
    const noted = () => [
      alertChannels.get(`mail:${CLIENT}`).sentAt.length,
      alertsSent.ofChannel(`mail:${CLIENT}`).length,
    ];
    alertAddresses.put({ accountId: "another", address: CLIENT });
    alertAddresses.delete("another");
    expect(noted(), "one account still has it").toEqual([1, 1]);
    alertAddresses.delete(accountId);
    expect(noted(), "no account has it").toEqual([0, 0]);
  });

  test("is sent a fresh link to connect again, which works once and is nowhere else", async () => {
    const app = { INSTAGRAM_APP_ID: "990602627938098", INSTAGRAM_APP_SECRET: "b".repeat(32) };
    const { instance, connect, mail, minutes, logLines } = await openMailed(app);
    const { accountId } = await connect("harbour.bakery");
    instance.db.alertAddresses.put({ accountId, address: CLIENT });
    refuseToken(instance, accountId);
    await minutes(1);
    const links = mail.mails.map(
      ({ text }) => /https:\/\/feed\.example\.com\/reconnect\/\S+/.exec(text)?.[0],
    );
    expect(new Set(links).size).toBe(2);
    expect(links.every((link) => link !== undefined)).toBe(true);
    expect(logLines.join("\n")).not.toContain("/reconnect/");

    const url = "https://feed.example.com/reconnect/fresh";
    expect(instance.alerts.canSendLinks(accountId)).toBe(true);
    const { sendReconnectLink } = instance.alerts;
    expect(await sendReconnectLink(accountId, "@harbour.bakery", () => url)).toEqual({
      kind: "sent",
    });
    expect(mail.mails.at(-1)).toMatchObject({
      to: [CLIENT],
      subject: "Windowbox: A new link to connect @harbour.bakery",
    });
    expect(mail.mails.at(-1)?.text).toContain(url);
    expect(mail.mails.at(-1)?.text).toContain("Open it to sign in to @harbour.bakery");
    instance.db.alertAddresses.delete(accountId);
    await sendReconnectLink(accountId, "@harbour.bakery", () => url);
    expect(mail.mails.at(-1)).toMatchObject({
      to: [OWNER],
      text: expect.stringContaining("Pass it on to the person who signs in to @harbour.bakery"),
    });
  });
});

describe("a webhook", () => {
  test("gets what Slack, Discord and programs read", async () => {
    const { instance, hook, connect, minutes } = await openHooked();
    const { accountId } = await connect("harbour.bakery");
    instance.incidents.raise({
      kind: "listing-doubted",
      subject: accountId,
      sentence: "Instagram lists <none> of 20 posts.",
    });
    await minutes(1);
    const [call] = hook.calls;
    expect(call).toMatchObject({
      method: "POST",
      path: "/hook",
      body: {
        event: "trouble",
        subject: "@harbour.bakery would have lost most of its posts",
        server: "https://feed.example.com",
        allowed_mentions: { parse: [] },
        troubles: [
          {
            kind: "listing-doubted",
            title: "@harbour.bakery would have lost most of its posts",
            sentence: "Instagram lists <none> of 20 posts.",
          },
        ],
      },
    });
    expect(call?.body.text).toContain("Instagram lists ‹none› of 20 posts.");
    expect(call?.body["content"]).toBe(call?.body.text);
    expect(call?.body.text.length).toBeLessThan(2000);
  });

  test("that refuses is tried again, ever more slowly, and the reason is kept", async () => {
    const { instance, hook, minutes, later } = await openHooked((response) =>
      response.writeHead(404).end("no_service"),
    );
    raiseDisk(instance);
    await minutes(4);
    expect(hook.calls).toHaveLength(1);
    await minutes(56);
    expect(hook.calls.length).toBeGreaterThan(2);
    expect(hook.calls.length).toBeLessThan(6);
    for (let day = 0; day < 3; day++) await later(DAY_MS);
    expect(instance.alerts.channels()).toMatchObject([
      { lastSentAt: undefined, lastError: expect.stringContaining("status 404: “no_service”") },
    ]);
  });

  test("that works again is told what is open still", async () => {
    let works = false;
    const { instance, hook, minutes, clock } = await openHooked((response) =>
      response.writeHead(works ? 200 : 404).end(),
    );
    raiseDisk(instance);
    await minutes(1);
    works = true;
    await minutes(6);
    expect(hook.texts().at(-1)).toContain("Only 50 MB are free");
    expect(instance.alerts.channels()).toMatchObject([
      { lastSentAt: clock.now() - MINUTE_MS, lastError: undefined },
    ]);
  });

  test("does not keep a mail waiting, nor one the other", async () => {
    const { instance, hook, minutes } = await openHooked(undefined, {
      SMTP_URL: "smtp://127.0.0.1:1",
      ALERT_FROM: "windowbox@example.com",
      ALERT_EMAIL: OWNER,
    });
    raiseDisk(instance);
    await minutes(1);
    expect(hook.calls).toHaveLength(1);
    expect(instance.alerts.channels()).toMatchObject([
      { name: OWNER, lastError: expect.stringContaining("cannot be reached on port 1") },
      { lastError: undefined },
    ]);
  });
});

describe("killed", () => {
  test("between sending and noting it, it is sent again: twice beats never", async () => {
    let kill: (() => void) | undefined;
    const { instance, hook, another, clock } = await openHooked((response) => {
      kill?.();
      kill = undefined;
      response.end();
    });
    raiseDisk(instance);
    kill = () => instance.close();
    await instance.alerts.tell();
    expect(hook.calls).toHaveLength(1);

    const next = another();
    // The one that was killed holds the lease for a while.
    await next.alerts.tell();
    expect(hook.calls).toHaveLength(1);
    clock.advance(10 * MINUTE_MS);
    await next.alerts.tell();
    expect(hook.texts().map((text) => text.includes("Only 50 MB are free"))).toEqual([true, true]);
    clock.advance(DAY_MS);
    await next.alerts.tell();
    expect(hook.calls).toHaveLength(2);
  });

  test("while it sends, another process waits", async () => {
    const held: ServerResponse[] = [];
    const { instance, hook, another } = await openHooked((response) => void held.push(response));
    raiseDisk(instance);
    const first = instance.alerts.tell();
    await expect.poll(() => held.length).toBe(1);
    await another().alerts.tell();
    for (const response of held) response.end();
    await first;
    await another().alerts.tell();
    expect(hook.calls).toHaveLength(1);
  });
});

test("a full disk is told of once, although nothing of that can be written down", async () => {
  const { instance, hook, minutes, dataDir } = await openHooked();
  raiseDisk(instance);
  const sqlite = openSqlite(`${dataDir}/windowbox.db`);
  for (const table of ["alert_channels", "alerts_sent", "leases"]) {
    sqlite.exec(
      `CREATE TRIGGER full_${table} BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`,
    );
  }
  await minutes(60);
  expect(hook.calls).toHaveLength(1);
  for (const table of ["alert_channels", "alerts_sent", "leases"]) {
    sqlite.exec(`DROP TRIGGER full_${table}`);
  }
  sqlite.close();
  instance.incidents.clear("disk-low", "");
  await minutes(1);
  expect(hook.texts().at(-1)).toContain("Well again:\n- The disk has room again.");
});

describe("all is well", () => {
  async function openMonthly(monthly: boolean) {
    const made = await openMailed();
    const entered = made.instance.alertSettings.entered();
    made.instance.alertSettings.enter({ ...entered, monthly });
    const { accountId } = await made.connect("harbour.bakery");
    await made.instance.sync.syncAccount(accountId);
    const { db } = made.instance;
    return { ...made, accountId, db };
  }

  test("is not said unless it was asked for", async () => {
    const { mail, later } = await openMonthly(false);
    for (let day = 0; day < 60; day++) await later(DAY_MS);
    expect(mail.mails).toEqual([]);
  });

  test("is said once a month, with what was renewed and what is new", async () => {
    const { mail, later, clock, db, accountId, token } = await openMonthly(true);
    await later(MINUTE_MS);
    db.tokens.put({ ...token(accountId), refreshedAt: Date.UTC(2026, 4, 11, 3) });
    // None of them in April, and one in June.
    const posts = db.posts.ofAccount(accountId);
    for (const post of posts) db.posts.put({ ...post, postedAt: Date.UTC(2026, 4, 2) });
    for (const postedAt of [Date.UTC(2026, 3, 30), Date.UTC(2026, 5, 1)]) {
      db.posts.put({ ...present(posts[0]), id: `${postedAt}`, postedAt });
    }
    clock.set(Date.UTC(2026, 5, 1, 7, 59));
    await later(0);
    expect(mail.mails).toEqual([]);
    for (let hour = 0; hour < 48; hour++) await later(HOUR_MS);
    expect(mail.mails).toHaveLength(1);
    expect(mail.mails[0]?.subject).toBe("Windowbox: All is well (May 2026)");
    expect(mail.mails[0]?.text).toMatch(
      /@harbour\.bakery: \d new posts?\. Last read .* ago\. Access renewed on 11 May 2026\./,
    );
    expect(mail.mails[0]?.text).toContain(`: ${posts.length} new post`);
    clock.set(Date.UTC(2026, 6, 15));
    await later(0);
    expect(mail.mails.map(({ subject }) => subject)).toEqual([
      "Windowbox: All is well (May 2026)",
      "Windowbox: All is well (June 2026)",
    ]);
  });

  test("is said again after a clock that ran ahead was set back", async () => {
    const { mail, later, clock } = await openMonthly(true);
    clock.set(Date.UTC(2031, 0, 15));
    await later(0);
    clock.set(Date.UTC(2026, 5, 15));
    await later(0);
    expect(mail.mails).toEqual([]);
    clock.set(Date.UTC(2026, 6, 15));
    await later(0);
    expect(mail.mails.map(({ subject }) => subject)).toEqual([
      expect.stringContaining("(June 2026)"),
    ]);
  });

  test("is not said while something needs the owner", async () => {
    const { mail, later, clock, instance } = await openMonthly(true);
    await later(MINUTE_MS);
    raiseDisk(instance);
    await later(MINUTE_MS);
    clock.set(Date.UTC(2026, 5, 1, 12));
    await later(0);
    expect(mail.mails.at(-1)).toMatchObject({
      subject: "Windowbox: May 2026: something still needs you",
    });
    expect(mail.mails.at(-1)?.text).toContain("- The disk is nearly full.");
  });
});
