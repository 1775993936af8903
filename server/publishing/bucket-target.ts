import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { gzipSync } from "node:zlib";
import { silenceAwsSdk } from "../config/config.ts";
import type { Fetch } from "../http/send-request.ts";
import { isNamedAfter } from "../media/media-store.ts";
import { errorCode } from "../shared/errors.ts";
import { type Clock, SECOND_MS } from "../time/clock.ts";
import { explainS3Error, isWorthRetrying, statusOf } from "./bucket-errors.ts";
import type { BucketSettings } from "./bucket-settings.ts";
import { createFetchHandler } from "./fetch-handler.ts";
import { formatPublishAddress } from "./publish-address.ts";
import { SourceError } from "./publish-error.ts";
import { LIST_PATH } from "./published-folder.ts";
import type { SiteFile } from "./site-file.ts";
import type { PublishTarget } from "./target.ts";

interface BucketDeps {
  readonly clock: Clock;
  readonly fetch: Fetch;
  readonly signal: AbortSignal | undefined;
  readonly random: () => number;
}

/** How long a try waits for the one after it, at most. */
const RETRY_AFTER_MS = [1, 4, 16].map((seconds) => seconds * SECOND_MS);
/** Asked for one by one where there are no more of them; else the whole bucket is listed. */
const MOST_ASKED_SINGLY = 16;

/** What is loaded for it is loaded when it is opened. */
export function createBucketTarget(
  address: { readonly kind: "bucket"; readonly bucket: string; readonly prefix: string },
  settings: BucketSettings,
  { clock, fetch, signal, random }: BucketDeps,
): PublishTarget {
  const { bucket, prefix } = address;
  const name = formatPublishAddress(address);
  let connected: Promise<Connection> | undefined;

  /** Tries again what may succeed then; everything that is asked for can be asked for twice. */
  async function attempt<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    connected ??= connect(settings, fetch, signal);
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
  }

  async function putText(file: SiteFile, text: Buffer): Promise<number> {
    const Body = gzipSync(text, { level: 9 });
    await attempt(({ client, s3 }) =>
      client.send(
        new s3.PutObjectCommand({
          Bucket: bucket,
          Key: prefix + file.path,
          Body,
          ContentLength: Body.length,
          ContentMD5: md5(Body),
          ContentType: file.contentType,
          ContentEncoding: "gzip",
          CacheControl: file.cacheControl,
        }),
      ),
    );
    return Body.length;
  }

  async function putMedia(file: SiteFile, media: Extract<SiteFile["content"], { kind: "media" }>) {
    const ContentMD5 = await checkMedia(media);
    await attempt(({ client, s3 }) =>
      client.send(
        new s3.PutObjectCommand({
          Bucket: bucket,
          Key: prefix + file.path,
          Body: createReadStream(media.file),
          ContentLength: media.size,
          ContentMD5,
          ContentType: file.contentType,
          CacheControl: file.cacheControl,
        }),
      ),
    );
    return media.size;
  }

  async function sizeOf(path: string): Promise<number | undefined> {
    return await attempt(async ({ client, s3 }) => {
      try {
        const head = new s3.HeadObjectCommand({ Bucket: bucket, Key: prefix + path });
        return (await client.send(head)).ContentLength;
      } catch (error) {
        if (statusOf(error) === 404) return undefined;
        throw error;
      }
    });
  }

  return {
    name,
    open: async () => undefined,
    readList: () =>
      attempt(async ({ client, s3 }) => {
        try {
          const get = new s3.GetObjectCommand({ Bucket: bucket, Key: prefix + LIST_PATH });
          return await (await client.send(get)).Body?.transformToString();
        } catch (error) {
          if (error instanceof s3.NoSuchKey) return undefined;
          throw error;
        }
      }),
    async writeList(text) {
      const bytes = Buffer.from(text);
      await attempt(({ client, s3 }) =>
        client.send(
          new s3.PutObjectCommand({
            Bucket: bucket,
            Key: prefix + LIST_PATH,
            Body: bytes,
            ContentLength: bytes.length,
            ContentMD5: md5(bytes),
            ContentType: "application/json; charset=utf-8",
            CacheControl: "no-store",
          }),
        ),
      );
    },
    async sizesOf(paths) {
      const sizes = new Map<string, number>();
      if (paths.length <= MOST_ASKED_SINGLY) {
        for (const path of paths) {
          const size = await sizeOf(path);
          if (size !== undefined) sizes.set(path, size);
        }
        return sizes;
      }
      const wanted = new Set(paths);
      for (let next: string | undefined, isFirst = true; isFirst || next !== undefined; ) {
        isFirst = false;
        const page = await attempt(({ client, s3 }) =>
          client.send(
            new s3.ListObjectsV2Command({
              Bucket: bucket,
              Prefix: prefix,
              ...(next !== undefined && { ContinuationToken: next }),
            }),
          ),
        );
        for (const { Key = "", Size = 0 } of page.Contents ?? []) {
          const path = Key.slice(prefix.length);
          if (wanted.has(path)) sizes.set(path, Size);
        }
        next = page.IsTruncated ? page.NextContinuationToken : undefined;
      }
      return sizes;
    },
    put: (file) =>
      file.content.kind === "text"
        ? putText(file, file.content.bytes)
        : putMedia(file, file.content),
    settle: async () => undefined,
    async delete(path) {
      await attempt(async ({ client, s3 }) => {
        try {
          await client.send(new s3.DeleteObjectCommand({ Bucket: bucket, Key: prefix + path }));
        } catch (error) {
          if (statusOf(error) !== 404) throw error;
        }
      });
    },
    async close() {
      const connection = await connected?.catch(() => undefined);
      connection?.client.destroy();
    },
  };
}

type Connection = Awaited<ReturnType<typeof connect>>;

/** A thousand modules: loaded when something is published, and not by a start. */
async function connect(
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

/** The file's MD5. Throws a `SourceError` for what is not what it is named after. */
async function checkMedia({ file, name }: { file: string; name: string }): Promise<string> {
  const [own, md5Hash] = [createHash("sha256"), createHash("md5")];
  try {
    for await (const chunk of createReadStream(file)) {
      own.update(chunk);
      md5Hash.update(chunk);
    }
  } catch (error) {
    if (errorCode(error) === "ENOENT") throw new SourceError(`${name} is not there`);
    throw error;
  }
  if (!isNamedAfter(name, own.digest())) throw new SourceError(`${name} is damaged`);
  return md5Hash.digest("base64");
}

function ignore(): void {}

function md5(bytes: Buffer): string {
  return createHash("md5").update(bytes).digest("base64");
}
