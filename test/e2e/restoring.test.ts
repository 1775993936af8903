import { expect, test, vi } from "vitest";
import { startRestoredServer } from "./restored-server.ts";

const RESTORES = 2;
const KILLS = 3;

vi.setConfig({ testTimeout: 120_000 });

test(`every visitor is answered while ${RESTORES} backups are restored beside the server, and ${KILLS} kills lose nothing`, async () => {
  const restored = await startRestoredServer();
  const { url } = restored.server();
  let isOver = false;
  const statuses = new Map<number | string, number>();
  const slowest = { ms: 0 };
  async function visit(path: string): Promise<void> {
    while (!isOver) {
      const startedAt = performance.now();
      const status = await fetch(url + path).then(
        async (answer) => {
          await answer.arrayBuffer();
          return answer.status;
        },
        (error: unknown) => String(error),
      );
      slowest.ms = Math.max(slowest.ms, performance.now() - startedAt);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  }
  const visitors = ["/feeds/harbour-bakery.json", "/embed/harbour-bakery", "/readyz", "/widget.js"];
  const visits = visitors.map(visit);
  for (let index = 0; index < RESTORES; index += 1) {
    const path = restored.backups[index % 2 === 0 ? 0 : 1];
    const { code, stdout, stderr } = await restored.run("restore", path);
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/ are free, and no more than /);
    expect(stdout).toContain("@harbour.bakery");
    expect(await restored.examine()).toBe((index % 2) + 1);
  }
  isOver = true;
  await Promise.all(visits);
  expect([...statuses.keys()]).toEqual([200]);
  console.log(
    `${statuses.get(200)} answers while ${RESTORES} backups were restored, the slowest in ${Math.round(slowest.ms)} ms`,
  );

  for (let index = 0; index < KILLS; index += 1) await restored.kill(index);
});
