/** Everything that is wrong with the environment, listed at once. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[], cause?: unknown) {
    super(`Windowbox cannot start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`, {
      cause,
    });
    this.problems = problems;
  }
}

/**
 * A failure whose message is one sentence for the site owner: what happened and what to do.
 * The dashboard and the commands show it as it is, so it never holds a secret.
 */
export class OwnerError extends Error {
  override readonly name: string = "OwnerError";
  /** Of the form that was sent: the field that is to be mended, by its id. */
  readonly field: string | undefined;

  constructor(message: string, options: ErrorOptions & { readonly field?: string } = {}) {
    super(message, options);
    this.field = options.field;
  }
}

/** As Node.js and SQLite name what happened, `ENOENT`; empty where they do not. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** What was thrown, and what that came from, as far as it is told. */
export function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) causes.push(cause);
  return causes;
}

/** What was read from the database is not what can have been written there. */
export class DamagedError extends Error {
  override readonly name = "DamagedError";
}

/** Whether the database's file is what is wrong. */
export function isDamage(error: unknown): boolean {
  return causesOf(error).some(
    (cause) => cause instanceof DamagedError || /^SQLITE_(CORRUPT|NOTADB)/.test(errorCode(cause)),
  );
}

/** Whether another program kept the database's write lock for too long. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_BUSY/.test(errorCode(error));
}

/** No room left, or this user may take no more of it; the last when a database is opened, for what SQLite keeps beside it. */
const FULL_CODES = /^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)$/;

export function isDiskFull(error: unknown): boolean {
  return causesOf(error).some((cause) => FULL_CODES.test(errorCode(cause)));
}

/** Why files of the data folder cannot be used; `undefined` for anything else. */
export function storageSentence(error: unknown): string | undefined {
  if (isDiskFull(error)) return DISK_FULL_SENTENCE;
  const code = errorCode(error);
  if (!/^(EACCES|EPERM|EROFS|EIO|EMFILE|ENFILE|SQLITE_(READONLY|IOERR|CANTOPEN))/.test(code)) {
    return undefined;
  }
  return `The data folder cannot be written (${code}): check the disk, and that the folder with all in it belongs to the user who runs Windowbox.`;
}

export const DISK_FULL_SENTENCE =
  "The disk is full: free some space on the server, then try again. Visitors are served what is there.";

export const DAMAGED_SENTENCE =
  "The database file is damaged. Visitors go on seeing their feeds; to mend it, put your newest backup back with windowbox restore FILE.";

const BUSY_SENTENCE =
  "Another program keeps the database to itself, so nothing could be changed: end it (a backup tool, an open sqlite3), then try again.";

/** A request that is refused, as the reply's status and a machine-readable code. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 429 | 503;
  readonly code: string;

  constructor(status: RequestError["status"], code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The sentence to show for whatever was thrown; unknown errors are not shown word for word. */
export function ownerSentence(error: unknown, otherwise: string): string {
  if (error instanceof OwnerError) return error.message;
  return databaseSentence(error) ?? otherwise;
}

/** What a process says that ends because of this; `undefined` for what is our own mistake. */
export function startSentence(error: unknown): string | undefined {
  const isSaid = error instanceof ConfigurationError || error instanceof OwnerError;
  return isSaid ? error.message : (missingPackageSentence(error) ?? databaseSentence(error));
}

/** What an installation that was broken off, or whose node_modules somebody tidied, lacks; `undefined` for anything else. */
function missingPackageSentence(error: unknown): string | undefined {
  const names = causesOf(error).flatMap((cause) =>
    errorCode(cause) === "ERR_MODULE_NOT_FOUND"
      ? (MISSING_PACKAGE.exec(cause.message)?.[1] ?? [])
      : [],
  );
  return names.length === 0
    ? undefined
    : `The package ${names[0]}, which Windowbox needs, is not installed: run npm ci once more in its folder, or the command with which you installed it, and see what it says. Nothing is wrong with the data folder.`;
}

/** By its name, or by where it was looked for. */
const MISSING_PACKAGE = /^Cannot find package '(?:.*node_modules\/)?((?:@[^/']+\/)?[^/']+)/;

/** What is wrong with the database as such, or with the disk that it lies on; `undefined` for anything else. */
export function databaseSentence(error: unknown): string | undefined {
  if (isDamage(error)) return DAMAGED_SENTENCE;
  return isBusy(error) ? BUSY_SENTENCE : storageSentence(error);
}
