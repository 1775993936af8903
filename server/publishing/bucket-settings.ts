import type { Secret } from "../shared/secret.ts";

/** How a bucket's store is reached, as every S3 tool reads it from the environment. */
export interface BucketSettings {
  /** Of a store that is not Amazon's; no slash at its end. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
}
