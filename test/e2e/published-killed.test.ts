import { expect, it } from "vitest";
import { startPublishedSite } from "./published-site.ts";

it("a folder and a bucket that were being published when the power went name nothing that is missing, and are finished by the next run", async () => {
  expect.hasAssertions();
  const site = await startPublishedSite();
  await site.kill(0);
  await site.kill(1);
});
