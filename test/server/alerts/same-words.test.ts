import { expect, test, vi } from "vitest";
import { createApp } from "../../../server/app.ts";
import { statusCommand } from "../../../server/cli/status.ts";
import { createJobs } from "../../../server/jobs/jobs.ts";
import { createOwner } from "../../support/owner.ts";
import { createTestInstance } from "../../support/test-instance.ts";
import { PASSWORD } from "../../support/test-server.ts";
import { startWebhookCatcher } from "../../support/webhook-catcher.ts";
import { readable } from "../routes/admin/readable.ts";

const TITLE = "@harbour.bakery has to be connected again";
const REASON = "The password of this account was changed.";

test("trouble is said in the same words by the dashboard, Health, the commands and an alert, and first", async () => {
  const hook = await startWebhookCatcher();
  const made = createTestInstance({
    environment: { ALERT_WEBHOOK: hook.origin, ADMIN_PASSWORD: PASSWORD },
    through: (sandbox) => (address, init) =>
      String(address).startsWith(hook.origin) ? fetch(address, init) : sandbox(address, init),
  });
  const { instance, clock, config } = made;
  const { accountId } = await made.connect("harbour.bakery");
  const token = made.token(accountId);
  instance.db.tokens.put({ ...token, deadAt: clock.now(), lastError: REASON });
  const sync = instance.db.syncStates.get(accountId);
  instance.db.syncStates.put({ ...sync, lastSuccessAt: clock.now(), lastError: REASON });

  const app = createApp(instance, createJobs(instance));
  const owner = createOwner(config.publicUrl, async (url, init) => app.request(url, init));
  await owner.signIn(PASSWORD);
  const page = async (path: string) => readable(await (await owner.get(path)).text());
  expect(await page("/admin")).toContain(`One thing needs you ${TITLE} ${REASON} Connect again`);
  expect(await page("/admin/health")).toContain(
    `${TITLE} : Needs you ${REASON} Press “Connect again” beside it on the dashboard's page Accounts.`,
  );
  const [first, ...rest] = await instance.doctor.examine();
  expect(first).toMatchObject({ name: TITLE, sentence: REASON, status: "bad" });
  expect(rest.filter(({ sentence }) => sentence.includes(REASON))).toEqual([]);
  expect(rest).toContainEqual(
    expect.objectContaining({ sentence: expect.stringContaining("failed: see above.") }),
  );

  for (const [name, value] of Object.entries(made.sandbox.environment)) vi.stubEnv(name, value);
  vi.stubEnv("DATA_DIR", made.dataDir);
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line) => void lines.push(String(line)));
  const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const nobody = { account: undefined, accounts: undefined, api: undefined, feed: undefined };
  const given = { ...nobody, token: undefined, isNew: false };
  await statusCommand({ ...given, json: false });
  expect(lines.slice(0, 2)).toEqual(["One thing needs you:", `✗ ${TITLE}: ${REASON}`]);
  lines.length = 0;
  await statusCommand({ ...given, json: true });
  const json = JSON.parse(lines.join("\n"));
  expect(json.needsOwner).toEqual([
    { kind: "reconnect", urgency: "now", title: TITLE, sentence: REASON },
  ]);
  expect(json.accounts[0]).not.toHaveProperty("tokenExpiresAt");
  log.mockRestore();
  error.mockRestore();
  vi.unstubAllEnvs();

  await instance.alerts.tell();
  expect(hook.texts()[0]).toContain(`This needs you now:\n\n${TITLE}.\n${REASON}`);
  expect(await (await app.request(`${config.publicUrl}/readyz`)).json()).toEqual({
    needsOwner: true,
  });
});
