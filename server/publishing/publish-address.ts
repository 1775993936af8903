import { resolve } from "node:path";

/** Where to publish: as PUBLISH_TO and `--to` say it. */
export type PublishAddress =
  | {
      readonly kind: "folder";
      /** Absolute. */
      readonly path: string;
    }
  | {
      readonly kind: "bucket";
      readonly bucket: string;
      /** Empty, or with a slash at its end and none at its beginning. */
      readonly prefix: string;
    };

const BUCKET = /^s3:\/\/([a-z0-9][a-z0-9._-]{1,62})(?:\/(.*))?$/i;
const PREFIX = /^[\w.~+/-]*$/;

/** `undefined` for what is neither a folder nor a bucket. */
export function parsePublishAddress(value: string): PublishAddress | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) {
    const [, bucket, rest = ""] = BUCKET.exec(value) ?? [];
    const parts = rest.split("/").filter((part) => part !== "");
    if (bucket === undefined || !PREFIX.test(rest) || parts.some((part) => /^\.+$/.test(part))) {
      return undefined;
    }
    return { kind: "bucket", bucket, prefix: parts.map((part) => `${part}/`).join("") };
  }
  // A bucket's with a slash forgotten, or a folder whose name a shell was to complete and did not.
  if (value === "" || /^(?:s3:|~)/i.test(value)) return undefined;
  return { kind: "folder", path: resolve(value) };
}

/** As an owner wrote it. */
export function formatPublishAddress(address: PublishAddress): string {
  return address.kind === "folder" ? address.path : `s3://${address.bucket}/${address.prefix}`;
}
