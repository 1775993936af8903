import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { gzipSync } from "node:zlib";
import { isNamedAfter } from "../media/media-store.ts";
import { errorCode } from "../shared/errors.ts";
import {
  type BucketConnection,
  type BucketDeps,
  createBucketConnection,
} from "./bucket-connection.ts";
import { statusOf } from "./bucket-errors.ts";
import type { BucketSettings } from "./bucket-settings.ts";
import { formatPublishAddress } from "./publish-address.ts";
import { SourceError } from "./publish-error.ts";
import { LIST_PATH } from "./published-folder.ts";
import type { SiteFile } from "./site-file.ts";
import type { PublishTarget } from "./target.ts";

/** Asked for one by one where there are no more of them; else the whole bucket is listed. */
const MOST_ASKED_SINGLY = 16;

interface Bucket {
  readonly connection: BucketConnection;
  readonly bucket: string;
  readonly prefix: string;
}

/** What is loaded for it is loaded when it is opened. */
export function createBucketTarget(
  address: { readonly kind: "bucket"; readonly bucket: string; readonly prefix: string },
  settings: BucketSettings,
  deps: BucketDeps,
): PublishTarget {
  const name = formatPublishAddress(address);
  const connection = createBucketConnection(name, settings, deps);
  const place: Bucket = { connection, bucket: address.bucket, prefix: address.prefix };
  return {
    name,
    open: async () => undefined,
    readList: () => readList(place),
    writeList: (text) => writeList(place, text),
    sizesOf: (paths) =>
      paths.length <= MOST_ASKED_SINGLY ? askSizes(place, paths) : listSizes(place, paths),
    put: (file) =>
      file.content.kind === "text"
        ? putText(place, file, file.content.bytes)
        : putMedia(place, file, file.content),
    settle: async () => undefined,
    delete: (path) => deleteObject(place, path),
    close: connection.close,
  };
}

function readList({ connection, bucket, prefix }: Bucket): Promise<string | undefined> {
  return connection.attempt(async ({ client, s3 }) => {
    try {
      const get = new s3.GetObjectCommand({ Bucket: bucket, Key: prefix + LIST_PATH });
      return await (await client.send(get)).Body?.transformToString();
    } catch (error) {
      if (error instanceof s3.NoSuchKey) return undefined;
      throw error;
    }
  });
}

async function writeList({ connection, bucket, prefix }: Bucket, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  await connection.attempt(({ client, s3 }) =>
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
}

async function putText(
  { connection, bucket, prefix }: Bucket,
  file: SiteFile,
  text: Buffer,
): Promise<number> {
  const Body = gzipSync(text, { level: 9 });
  await connection.attempt(({ client, s3 }) =>
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

async function putMedia(
  { connection, bucket, prefix }: Bucket,
  file: SiteFile,
  media: Extract<SiteFile["content"], { kind: "media" }>,
): Promise<number> {
  const ContentMD5 = await md5OfMedia(media);
  await connection.attempt(({ client, s3 }) =>
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

async function askSizes(
  { connection, bucket, prefix }: Bucket,
  paths: readonly string[],
): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const path of paths) {
    const size = await connection.attempt(async ({ client, s3 }) => {
      try {
        const head = new s3.HeadObjectCommand({ Bucket: bucket, Key: prefix + path });
        return (await client.send(head)).ContentLength;
      } catch (error) {
        if (statusOf(error) === 404) return undefined;
        throw error;
      }
    });
    if (size !== undefined) sizes.set(path, size);
  }
  return sizes;
}

async function listSizes(
  { connection, bucket, prefix }: Bucket,
  paths: readonly string[],
): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  const wanted = new Set(paths);
  for (let next: string | undefined, isFirst = true; isFirst || next !== undefined; ) {
    isFirst = false;
    const page = await connection.attempt(({ client, s3 }) =>
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
}

async function deleteObject({ connection, bucket, prefix }: Bucket, path: string): Promise<void> {
  await connection.attempt(async ({ client, s3 }) => {
    try {
      await client.send(new s3.DeleteObjectCommand({ Bucket: bucket, Key: prefix + path }));
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
    }
  });
}

/** The file's MD5. Throws a `SourceError` for what is not what it is named after. */
async function md5OfMedia({ file, name }: { file: string; name: string }): Promise<string> {
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

function md5(bytes: Buffer): string {
  return createHash("md5").update(bytes).digest("base64");
}
