import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Apart from `npm test`: it takes minutes, wants a registry and a C++ compiler. */
export default defineConfig({
  root: join(import.meta.dirname, "../.."),
  test: {
    include: ["test/install/*.test.ts"],
    expect: { requireAssertions: true, poll: { timeout: 10_000 } },
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
});
