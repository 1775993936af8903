import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Apart from `npm test`: installing and building them takes minutes, and a registry. */
export default defineConfig({
  root: join(import.meta.dirname, "../.."),
  test: {
    include: ["test/hosts/hosts.ts"],
    reporters: ["default"],
    pool: "forks",
    testTimeout: 900_000,
    hookTimeout: 60_000,
  },
});
