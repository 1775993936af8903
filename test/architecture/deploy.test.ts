import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tempFolder } from "../support/temp-folder.ts";

const ROOT = join(import.meta.dirname, "../..");

test("systemd takes the unit, and finds it as closed as the documentation says", () => {
  const unit = readFileSync(join(ROOT, "deploy/windowbox.service"), "utf8");
  const documented = /`systemd-analyze security windowbox` says ([\d.]+)/.exec(
    readFileSync(join(ROOT, "docs/operating.md"), "utf8"),
  )?.[1];
  expect(documented).toBeDefined();
  const path = join(tempFolder(), "windowbox.service");
  writeFileSync(path, unit.replace("/usr/bin/node", process.execPath));
  const verified = spawnSync("systemd-analyze", ["verify", path], { encoding: "utf8" });
  // Where there is no systemd, nobody runs the unit.
  if (verified.error) return;
  expect(verified.stderr).not.toContain("windowbox.service");
  const { stdout } = spawnSync("systemd-analyze", ["security", "--offline=true", path], {
    encoding: "utf8",
  });
  expect(/Overall exposure level for windowbox\.service: ([\d.]+)/.exec(stdout)?.[1]).toBe(
    documented,
  );
});
