import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** An empty folder of the test's own, gone when the test is over. */
export function tempFolder(): string {
  const path = mkdtempSync(join(tmpdir(), "windowbox-test-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
