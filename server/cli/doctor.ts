import type { Arguments } from "../cli.ts";
import type { Finding } from "../doctor/doctor.ts";
import { bad } from "../doctor/finding.ts";
import { ConfigurationError } from "../errors.ts";
import { withInstance } from "./command.ts";

const MARKS = { ok: "✓", warn: "!", bad: "✗" } as const;

/** Says of everything that can be wrong whether it is, and what to do. Fails when anything is bad. */
export async function doctorCommand(args: Arguments): Promise<void> {
  const findings = await examine();
  if (args.json) console.log(JSON.stringify({ findings }, null, 2));
  else for (const finding of findings) print(finding);
  if (findings.some(({ status }) => status === "bad")) process.exitCode = 1;
}

/** Settings or a data folder that keep the server from starting are findings, too. */
async function examine(): Promise<Finding[]> {
  let findings: Finding[] = [];
  try {
    await withInstance(async ({ doctor }) => {
      findings = await doctor.examine();
    });
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.problems.map((problem) => bad("Settings", problem));
  }
  return findings;
}

function print({ name, status, sentence, todo }: Finding): void {
  console.log(`${MARKS[status]} ${name}: ${sentence}`);
  if (todo !== undefined) console.log(`  → ${todo}`);
}
