import S3rver from "s3rver";
import { onTestFinished } from "vitest";
import { tempFolder } from "./temp-folder.ts";

export interface S3Store {
  readonly url: string;
  readonly bucket: string;
  /** What a server needs to reach it. */
  readonly environment: Readonly<Record<string, string>>;
  /** As any visitor gets it, packed as it lies there. */
  get(path: string): Promise<Response>;
}

const ANY_SITE = `<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>`;

/** An S3 server with one empty bucket that everybody may read. */
export async function startS3Store(bucket = "visitors"): Promise<S3Store> {
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory: tempFolder(),
    configureBuckets: [{ name: bucket, configs: [ANY_SITE] }],
  });
  const { port } = await server.run();
  onTestFinished(() => server.close());
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    bucket,
    environment: {
      AWS_ENDPOINT_URL_S3: url,
      AWS_ACCESS_KEY_ID: "S3RVER",
      AWS_SECRET_ACCESS_KEY: "S3RVER",
    },
    get: (path) => fetch(`${url}/${bucket}/${path}`),
  };
}
