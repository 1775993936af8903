import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createApp } from "../../../server/app.ts";
import { createJobs } from "../../../server/jobs/jobs.ts";
import { renderMetrics } from "../../../server/metrics/exposition.ts";
import { createMediaMeter } from "../../../server/metrics/media-meter.ts";
import { DAY_MS, HOUR_MS } from "../../../server/time/clock.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { createTestInstance } from "../../support/test-instance.ts";

const TOKEN = "bWV0cmljcyBmb3Igb25lIHNlcnZlcg==";

function openServer(environment: Record<string, string> = { METRICS_TOKEN: TOKEN }) {
  const made = createTestInstance({ environment });
  const app = createApp(made.instance, createJobs(made.instance));
  const get = (headers: Record<string, string> = {}) =>
    app.request("https://feed.example.com/metrics", { headers });
  return {
    ...made,
    get,
    read: async () => (await get({ authorization: `Bearer ${TOKEN}` })).text(),
  };
}

test("without a token in the settings there is nothing", async () => {
  const { get } = openServer({});
  expect((await get({ authorization: `Bearer ${TOKEN}` })).status).toBe(404);
  expect((await get({ authorization: "Bearer undefined" })).status).toBe(404);
});

test("nobody reads them without the token, and nothing of it is logged", async () => {
  const { get, logLines } = openServer();
  for (const authorization of ["", "Bearer", `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, TOKEN]) {
    const answer = await get(authorization === "" ? {} : { authorization });
    expect([400, 401]).toContain(answer.status);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer /);
    expect(await answer.text()).not.toContain("windowbox_");
  }
  expect(logLines.join()).not.toContain(TOKEN);
  const answer = await get({ authorization: `Bearer ${TOKEN}` });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(answer.headers.get("cache-control")).toBe("no-store");
});

test("they say how the accounts are, what waits for the owner and how syncs ended", async () => {
  const { instance, connect, clock, read, token, sandbox } = openServer();
  const { accountId } = await connect("harbour.bakery");
  await instance.sync.syncAccount(accountId);
  clock.advance(HOUR_MS);
  instance.incidents.raise({ kind: "publish-failed", subject: "", sentence: "Refused." });
  const lines = (await read()).split("\n");
  for (const line of [
    'windowbox_accounts{state="ok"} 1',
    'windowbox_accounts{state="reconnect"} 0',
    'windowbox_last_good_sync_age_seconds{account="harbour.bakery"} 3600',
    `windowbox_token_life_seconds{account="harbour.bakery"} ${(60 * DAY_MS - HOUR_MS) / 1000}`,
    'windowbox_open_incidents{urgency="now"} 0',
    'windowbox_open_incidents{urgency="overdue"} 1',
    "# TYPE windowbox_syncs_total counter",
    'windowbox_syncs_total{result="done"} 1',
  ]) {
    expect(lines).toContain(line);
  }
  expect(lines.find((line) => line.startsWith("windowbox_disk_free_bytes "))).toMatch(/ \d+$/);
  expect(lines.find((line) => line.startsWith("process_resident_memory_bytes "))).toMatch(/ \d+$/);

  const dead = { ...token(accountId), deadAt: clock.now(), lastError: "Refused." };
  instance.db.tokens.put(dead);
  const after = await read();
  expect(after).toContain('windowbox_accounts{state="reconnect"} 1');
  expect(after).toContain('windowbox_open_incidents{urgency="now"} 1');
  expect(after).not.toContain("windowbox_token_life_seconds");
  const asked = sandbox.control.requests.length;
  await read();
  expect(sandbox.control.requests).toHaveLength(asked);
});

test("stored files are measured in the background, once an hour", async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, "ab"));
  writeFileSync(join(folder, "ab", "one.webp"), Buffer.alloc(1000));
  writeFileSync(join(folder, "two.webp"), Buffer.alloc(500));
  const clock = createFakeClock();
  const meter = createMediaMeter(folder, clock);
  expect(meter.bytes()).toBeUndefined();
  await meter.settled();
  expect(meter.bytes()).toBe(1500);
  writeFileSync(join(folder, "three.webp"), Buffer.alloc(7));
  expect(meter.bytes()).toBe(1500);
  clock.advance(HOUR_MS);
  meter.bytes();
  await meter.settled();
  expect(meter.bytes()).toBe(1507);
});

test("what stands in a label cannot end it", () => {
  const samples = [{ labels: { account: 'a"b\\c\nd' }, value: 1 }];
  expect(renderMetrics([{ name: "x", help: "X.", type: "gauge", samples }])).toBe(
    '# HELP x X.\n# TYPE x gauge\nx{account="a\\"b\\\\c\\nd"} 1\n',
  );
});
