import { expect, it, vi } from "vitest";
import { createApp } from "../../../server/app.ts";
import { createJobs } from "../../../server/jobs/jobs.ts";
import { SYNC_BEGUN } from "../../../server/outcomes/sync-notice.ts";
import { SECOND_MS } from "../../../server/time/clock.ts";
import { createOwner } from "../../support/owner.ts";
import { createTestInstance } from "../../support/test-instance.ts";
import { PASSWORD } from "../../support/test-server.ts";
import { createGate } from "../sync/sync-world.ts";

it("“Sync now” answers within seconds, however slow Instagram is, and the sync goes on", async () => {
  const gate = createGate();
  const { instance, clock, config, connect, document } = createTestInstance({
    environment: { ADMIN_PASSWORD: PASSWORD },
    through: (sandbox) => async (address, init) => {
      if (String(address).includes("/media")) await gate.pass();
      return sandbox(address, init);
    },
  });
  const { accountId } = await connect("harbour.bakery");
  const app = createApp(instance, createJobs(instance));
  const owner = createOwner(config.publicUrl, async (url, init) => app.request(url, init));
  await owner.signIn(PASSWORD);
  const answered = owner.post(`/admin/accounts/${accountId}/sync`);
  await gate.reached;
  // Less than a host has until it is given up.
  clock.advance(5 * SECOND_MS);
  expect((await answered).status).toBe(303);
  expect(await (await owner.get("/admin/accounts")).text()).toContain(SYNC_BEGUN.text);
  gate.open();
  await vi.waitUntil(() => document("harbour-bakery").posts.length === 3, 20_000);
});
