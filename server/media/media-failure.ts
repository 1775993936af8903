import { OwnerError } from "../errors.ts";

/** When it is worth trying again: the next sync brings a fresh address, a day may bring another file. */
export type MediaRetry = "next-sync" | "daily" | "never";

const RETRIES = {
  gone: "next-sync",
  unreachable: "next-sync",
  timeout: "next-sync",
  stopped: "next-sync",
  "bad-address": "daily",
  "refused-host": "daily",
  "private-address": "daily",
  "too-many-redirects": "daily",
  "too-large": "daily",
  "wrong-kind": "daily",
  "too-many-pixels": "daily",
  undecodable: "daily",
  "decoder-died": "next-sync",
  "decoder-died-twice": "daily",
} as const satisfies Record<string, MediaRetry>;

export type MediaFailureKind = keyof typeof RETRIES;

/** A picture or video that could not be had; the message is a sentence for the owner. */
export class MediaError extends OwnerError {
  override readonly name = "MediaError";
  readonly kind: MediaFailureKind;

  constructor(kind: MediaFailureKind, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.kind = kind;
  }

  get retry(): MediaRetry {
    return RETRIES[this.kind];
  }
}

/** The data folder did not take a file: nothing half-written is left behind. */
export class StorageError extends OwnerError {
  override readonly name = "StorageError";
}

/** Translates what the file system or SQLite threw; `undefined` for anything else. */
export function storageErrorOf(error: unknown): StorageError | undefined {
  if (error instanceof StorageError) return error;
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  const code = String(error.code);
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL)$/.test(code)) {
    return new StorageError("The disk is full: free some space on the server, then sync again.", {
      cause: error,
    });
  }
  if (/^(EACCES|EPERM|EROFS|EIO|EMFILE|ENFILE|SQLITE_(READONLY|IOERR|CANTOPEN))/.test(code)) {
    return new StorageError(
      `The data folder cannot be written (${code}): check the disk, and that the server may write there.`,
      { cause: error },
    );
  }
  return undefined;
}
