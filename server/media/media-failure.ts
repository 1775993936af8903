import { OwnerError, storageSentence } from "../shared/errors.ts";

/**
 * When it is worth trying again: the next sync brings a fresh address, a day may bring another file. Where it is not
 * the file's fault, every sync looks whether it is possible by now.
 */
export type MediaRetry = "next-sync" | "each-sync" | "daily" | "never";

const RETRIES = {
  gone: "next-sync",
  unreachable: "next-sync",
  timeout: "next-sync",
  "cut-short": "next-sync",
  stopped: "next-sync",
  "no-room": "each-sync",
  "bad-address": "daily",
  "refused-host": "daily",
  "private-address": "daily",
  "too-many-redirects": "daily",
  "too-large": "daily",
  "wrong-kind": "daily",
  "too-many-pixels": "daily",
  undecodable: "daily",
  "interrupted-before": "each-sync",
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
  const sentence = storageSentence(error);
  return sentence === undefined ? undefined : new StorageError(sentence, { cause: error });
}
