declare module "s3rver" {
  import type { AddressInfo } from "node:net";

  /** As much of it as is used. */
  export default class S3rver {
    constructor(options: {
      readonly address: string;
      readonly port: number;
      readonly silent: boolean;
      readonly directory: string;
      readonly configureBuckets: readonly {
        readonly name: string;
        readonly configs?: readonly string[];
      }[];
    });
    run(): Promise<AddressInfo>;
    close(): Promise<void>;
  }
}
