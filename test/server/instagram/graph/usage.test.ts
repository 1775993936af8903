import { describe, expect, it } from "vitest";
import { readRetryAfter, readUsage } from "../../../../server/instagram/graph/usage.ts";

const NOW = Date.UTC(2026, 4, 4, 10);
const APP = "x-app-usage";
const ACCOUNTS = "x-business-use-case-usage";

describe("usage headers", () => {
  it.each<[string, Record<string, string>, object | undefined]>([
    ["nothing where neither header is there", {}, undefined],
    [
      "the largest share of the app's",
      { [APP]: '{"call_count":12,"total_cputime":71,"total_time":3}' },
      { percent: 71 },
    ],
    [
      "the largest share over all ids",
      {
        [ACCOUNTS]:
          '{"1":[{"type":"instagram","call_count":1,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":0}],"2":[{"call_count":88},{"total_time":90}]}',
      },
      { percent: 90 },
    ],
    [
      "the larger of both headers",
      { [APP]: '{"call_count":60}', [ACCOUNTS]: '{"1":[{"call_count":20}]}' },
      { percent: 60 },
    ],
    [
      "the longest wait, given in minutes",
      {
        [ACCOUNTS]:
          '{"1":[{"call_count":100,"estimated_time_to_regain_access":3},{"estimated_time_to_regain_access":10}]}',
      },
      { percent: 100, regainAt: NOW + 600_000 },
    ],
    [
      "a day where more is named",
      { [APP]: '{"call_count":100,"estimated_time_to_regain_access":1e9}' },
      { percent: 100, regainAt: NOW + 86_400_000 },
    ],
    ["shares given as text", { [APP]: '{"call_count":"55"}' }, { percent: 55 }],
    ["nothing of what cannot be read", { [APP]: "<html>", [ACCOUNTS]: '{"1":"x"}' }, undefined],
    [
      "no share of a wrong type",
      { [APP]: '{"call_count":null,"total_time":{},"total_cputime":-4}' },
      { percent: 0 },
    ],
    ["nothing of an empty list", { [ACCOUNTS]: "{}" }, undefined],
  ])("are read as %s", (_what, headers, usage) => {
    expect(readUsage(new Headers(headers), NOW)).toEqual(usage);
  });

  it("reads no wait from a Retry-After that is over", () => {
    const past = new Date(NOW - 1000).toUTCString();
    expect(readRetryAfter(new Headers({ "retry-after": past }), NOW)).toBeUndefined();
    expect(readRetryAfter(new Headers({ "retry-after": "0" }), NOW)).toBeUndefined();
  });
});
