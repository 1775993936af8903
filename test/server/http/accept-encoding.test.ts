import { expect, it } from "vitest";
import { preferredEncoding } from "../../../server/http/accept-encoding.ts";

it.each([
  ["gzip, deflate, br, zstd", "br"],
  ["br", "br"],
  ["GZIP,BR", "br"],
  ["br;q=0.5, gzip;q=1.0", "br"],
  ["gzip;q=1.0, br ; q=0.001", "br"],
  ["br;q=0, gzip", "gzip"],
  ["br;q=0.000,gzip;q=0.8", "gzip"],
  ["gzip, br; q=0", "gzip"],
  ["gzip , deflate", "gzip"],
  ["brotli, x-br", "identity"],
  ["gzip;q=0, br;q=0.0", "identity"],
  ["x-gzip", "identity"],
  ["identity", "identity"],
  ["", "identity"],
])("of what %j takes, %s is sent", (header, encoding) => {
  expect(preferredEncoding(header)).toBe(encoding);
});
