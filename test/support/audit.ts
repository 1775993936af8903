import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "zod";

/**
 * `npm run audit`: fails when something that an installation runs has a known hole that is bad. Where the registry
 * does not answer, nothing can be said, and that is no failure of the change.
 */
const LONGEST_MS = 60_000;
const REPORT = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.string(), range: z.string(), fixAvailable: z.unknown() }),
  ),
});

const report = await ask();
if (!report) {
  console.log("audit: the registry did not answer, so nothing is known about dependencies.");
} else {
  const found = Object.entries(report.vulnerabilities);
  const bad = found.filter(([, { severity }]) => /^(high|critical)$/.test(severity));
  for (const [name, { severity, range, fixAvailable }] of found) {
    console.log(
      `audit: ${name} ${range}: ${severity}${fixAvailable ? ", mended by npm audit fix" : ""}`,
    );
  }
  if (found.length === 0) console.log("audit: nothing is known against any dependency.");
  if (bad.length > 0) process.exitCode = 1;
}

async function ask(): Promise<z.infer<typeof REPORT> | undefined> {
  const args = ["audit", "--omit=dev", "--json"];
  const options = { timeout: LONGEST_MS, maxBuffer: 64_000_000 };
  // It ends with 1 when it found something, and then says what.
  const { stdout } = await promisify(execFile)("npm", args, options).catch(
    (error: { stdout?: string }) => ({ stdout: error.stdout ?? "" }),
  );
  try {
    return REPORT.safeParse(JSON.parse(stdout)).data;
  } catch {
    return undefined;
  }
}
