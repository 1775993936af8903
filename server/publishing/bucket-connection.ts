import { silenceAwsSdk } from "../config/config.ts";
import type { Fetch } from "../http/send-request.ts";
import { type Clock, SECOND_MS } from "../time/clock.ts";
import { explainS3Error, isWorthRetrying } from "./bucket-errors.ts";
import type { BucketSettings } from "./bucket-settings.ts";
import { createFetchHandler } from "./fetch-handler.ts";
import { SourceError } from "./publish-error.ts";

export interface BucketDeps {
  readonly clock: Clock;
  readonly fetch: Fetch;
  readonly signal: AbortSignal | undefined;
  readonly random: () => number;
}

/** How long a try waits for the one after it, at most. */
const RETRY_AFTER_MS = [1, 4, 16].map((seconds) => seconds * SECOND_MS);
/** Speaks S3. */
export interface BucketConnection {
  /** Tries again what may succeed then; everything that is asked for can be asked for twice. */
  attempt<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * What is loaded for it is loaded with the first attempt.
 * @param name of the bucket, as a sentence names it
 */
export function createBucketConnection(
  name: string,
  settings: BucketSettings,
  { clock, fetch, signal, random }: BucketDeps,
): BucketConnection {
  let connected: Promise<Connection> | undefined;
  return {
    async attempt(work) {
      connected ??= connectToBucket(settings, fetch, signal);
      for (let tries = 0; ; tries += 1) {
        signal?.throwIfAborted();
        try {
          return await work(await connected);
        } catch (error) {
          signal?.throwIfAborted();
          if (error instanceof SourceError) throw error;
          const wait = RETRY_AFTER_MS[tries];
          if (wait === undefined || !isWorthRetrying(error))
            throw explainS3Error(error, name, settings);
          // Those who failed together are not to come back together.
          await clock.sleep(Math.round(wait * (0.5 + random() / 2)), signal);
        }
      }
    },
    async close() {
      const connection = await connected?.catch(() => undefined);
      connection?.client.destroy();
    },
  };
}

type Connection = Awaited<ReturnType<typeof connectToBucket>>;

/** A thousand modules: loaded when something is published, and not by a start. */
async function connectToBucket(
  { endpoint, region, accessKeyId, secretAccessKey }: BucketSettings,
  fetch: Fetch,
  signal: AbortSignal | undefined,
) {
  silenceAwsSdk();
  const s3 = await import("@aws-sdk/client-s3");
  const client = new s3.S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey: secretAccessKey.reveal() },
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    requestHandler: createFetchHandler(fetch, signal),
    // Whether and when to try again is decided here.
    maxAttempts: 1,
    // What goes wrong is told by what is thrown.
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    expectContinueHeader: false,
    // Content-MD5 does the same, and every store knows it.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  return { s3, client };
}

function ignore(): void {}
