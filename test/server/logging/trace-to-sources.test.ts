import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { BUILT_SERVER } from "../../support/built-server.ts";
import { runWindowbox } from "../../support/windowbox-process.ts";

it("names the sources' lines where the built server ends by an error that it does not know", async () => {
  const broken = 'data:text/javascript,console.log = () => { throw new Error("nobody reads") }';
  const { code, stderr } = await runWindowbox(
    ["help"],
    {},
    { program: [process.execPath, "--import", broken, BUILT_SERVER.cli] },
  );
  expect(code).toBe(1);
  expect(stderr).toMatch(/Error: nobody reads\n {4}at console\.log \(data:.*\n/);
  const lines = readFileSync(join(import.meta.dirname, "../../../server/cli.ts"), "utf8").split(
    "\n",
  );
  const line = lines.findIndex((text) => text.includes("console.log(USAGE)")) + 1;
  expect(stderr).toMatch(new RegExp(` {4}at run \\(server/cli\\.ts:${line}:\\d+\\)\n`));
});
