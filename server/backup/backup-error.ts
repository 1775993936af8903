import { errorCode, OwnerError } from "../shared/errors.ts";

/** Why no backup was made or none was restored, as one sentence for the owner. Nothing was changed. */
export class BackupError extends OwnerError {
  override readonly name = "BackupError";
}

/** What a file or the database refused, in words: what did not happen, and why. Anything else stays what it is. */
export function backupErrorOf(
  error: unknown,
  what: string,
  reasons: Readonly<Record<string, string>>,
): unknown {
  const code = errorCode(error);
  if (error instanceof BackupError || code === "") return error;
  const told = new BackupError(`${what}: ${reasons[code] ?? code}.`);
  told.cause = error;
  return told;
}

/** @param version of the Windowbox that made it, fit to be printed. */
export function newerBackup(version: string): BackupError {
  return new BackupError(
    `This backup was made by a newer Windowbox (${version}): update this one first, then restore it.`,
  );
}
