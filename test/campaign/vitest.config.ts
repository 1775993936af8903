import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Apart from `npm test`: it repeats for an hour what the tests try once. */
export default defineConfig({
  root: join(import.meta.dirname, "../.."),
  test: {
    include: ["test/campaign/campaign.ts"],
    reporters: ["default"],
    pool: "forks",
    testTimeout: 2 * 3_600_000,
    hookTimeout: 60_000,
  },
});
