import type { Finding } from "../doctor/doctor.ts";
import { bad } from "../doctor/finding.ts";
import { ConfigurationError, errorCode, OwnerError } from "../shared/errors.ts";
import { type Arguments, withInstance } from "./command.ts";

const MARKS = { ok: "✓", warn: "!", bad: "✗" } as const;

/** Says of everything that can be wrong whether it is, and what to do. Fails when anything is bad. */
export async function doctorCommand(args: Arguments): Promise<void> {
  const findings = await examine();
  if (args.json) console.log(JSON.stringify({ findings }, null, 2));
  else for (const finding of findings) printFinding(finding);
  if (findings.some(({ status }) => status === "bad")) process.exitCode = 1;
}

async function examine(): Promise<Finding[]> {
  let findings: Finding[] = [];
  try {
    await withInstance(async ({ doctor }) => {
      findings = await doctor.examine();
    });
  } catch (error) {
    return explainStart(error);
  }
  return findings;
}

/** What keeps the server from starting at all is a finding, too. */
function explainStart(error: unknown): Finding[] {
  if (error instanceof ConfigurationError) {
    return error.problems.map((problem) => bad("Settings", problem));
  }
  if (error instanceof OwnerError) return [bad("Data folder", error.message)];
  const code = errorCode(error);
  if (!code.startsWith("SQLITE_")) throw error;
  return [
    bad(
      "Database",
      `Its file cannot be read (${code}).`,
      "Restore your newest backup: npx windowbox restore FILE.",
    ),
  ];
}

function printFinding({ name, status, sentence, todo }: Finding): void {
  console.log(`${MARKS[status]} ${name}: ${sentence}`);
  if (todo !== undefined) console.log(`  → ${todo}`);
}
