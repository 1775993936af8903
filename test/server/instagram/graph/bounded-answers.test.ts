import { describe, expect, it } from "vitest";
import { InstagramError } from "../../../../server/instagram/errors/instagram-error.ts";
import { parseJson } from "../../../../server/instagram/graph/parse-json.ts";
import { readUsage } from "../../../../server/instagram/graph/usage.ts";
import type { Media } from "../../../../server/instagram/types.ts";
import { Secret } from "../../../../server/shared/secret.ts";
import { cpuTimeMs } from "../../../support/cpu-time.ts";
import { createContext, createStubMeta, NOW, PATHS } from "../stub-meta.ts";

const CREDENTIAL = { accessToken: new Secret("IGAAtoken") };
const MEGABYTE = 1_000_000;
const zeros = (bytes: number) => `[${"0,".repeat(bytes / 2)}0]`;
const id = (number: number) => `17900000000${String(number).padStart(6, "0")}`;
const post = (number: number, more = "") =>
  `{"id":"${id(number)}","media_type":"IMAGE","timestamp":"2026-05-04T10:00:00+0000"${more}}`;
const list = (count: number, member: (number: number) => string) =>
  Array.from({ length: count }, (_, index) => member(index)).join(",");

/** Whole answers, each too much in one way. */
const TOO_MUCH: Readonly<Record<string, string>> = {
  "400 kB of zeros": zeros(0.4 * MEGABYTE),
  "8 MB of zeros": zeros(7.9 * MEGABYTE),
  "zeros for posts": `{"data":${zeros(7.9 * MEGABYTE)}}`,
  "a thousand posts": `{"data":[${list(1000, post)}]}`,
  "lists in lists in lists": `{"data":${"[".repeat(3 * MEGABYTE)}${"]".repeat(3 * MEGABYTE)}}`,
  "objects in objects": `${'{"data":'.repeat(100_000)}1${"}".repeat(100_000)}`,
  "lists that nothing closes": "[".repeat(7 * MEGABYTE),
  "many short lists": `[${list(400, () => `[${list(400, () => "[]")}]`)}]`,
  "an object of many members": `{${list(600, (number) => `"a${number}":0`)}}`,
  "a number of 8 MB": `{"data":[${post(1)}],"n":${"1".repeat(7.9 * MEGABYTE)}}`,
  "a long fraction": `{"data":[],"n":0.${"1".repeat(100_000)}}`,
  "a long exponent": `{"data":[],"n":1e${"1".repeat(100_000)}}`,
  "long numbers, one after the other": `{"data":[],"n":[${list(400, () => "1".repeat(20_000))}]}`,
};

describe("an answer of more than Instagram ever says", () => {
  it.each(Object.entries(TOO_MUCH))("%s is refused in no time", async (_name, body) => {
    const from = cpuTimeMs();
    expect(() => parseJson(body)).toThrow(RangeError);
    // A blocked event loop is what this is about; measured are 15 ms at the most.
    expect(cpuTimeMs() - from).toBeLessThan(250);
    const meta = createStubMeta();
    meta.on(PATHS.media, { body });
    await expect(
      meta.apis["instagram-login"].fetchMediaPage(CREDENTIAL, {}, createContext()),
    ).rejects.toBeInstanceOf(InstagramError);
  });

  it.each([
    ["brackets and commas in a text", `{"a":"${"[,{".repeat(MEGABYTE)}"}`],
    ["backslashes in a text", `{"a":"${"\\\\".repeat(MEGABYTE)}","b":1}`],
    ["quotes in a text", `{"a":"${'\\"'.repeat(MEGABYTE)}","b":1}`],
    ["a hundred albums of twenty", `[${list(100, () => `{"c":[${list(20, (n) => post(n))}]}`)}]`],
    ["much white space", `[${" ".repeat(MEGABYTE)}1,${"\n".repeat(MEGABYTE)}2]`],
  ])("%s is none", (_name, body) => {
    const from = cpuTimeMs();
    expect(parseJson(body)).toEqual(JSON.parse(body));
    expect(cpuTimeMs() - from).toBeLessThan(1000);
  });
});

describe("what is too much in a single place", () => {
  async function pageOf(body: string) {
    const meta = createStubMeta();
    meta.on(PATHS.media, { body });
    return meta.apis["instagram-login"].fetchMediaPage(CREDENTIAL, {}, createContext());
  }

  it.each<[what: string, member: string, (media: Media) => unknown, expected: unknown]>([
    ["slides of an album", `"children":[${list(400, post)}]`, (m) => m.children.length, 40],
    ["digits of a count", `"like_count":${"9".repeat(30)}`, (m) => m.likeCount, undefined],
    ["a count that is no whole number", '"like_count":1e300', (m) => m.likeCount, undefined],
    ["a caption", `"caption":"${"y".repeat(2 * MEGABYTE)}"`, (m) => m.caption?.length, 10_000],
    [
      "an address",
      `"media_url":"https://a.test/${"y".repeat(9000)}"`,
      (m) => m.mediaUrl,
      undefined,
    ],
    ["a username", `"username":"${"y".repeat(9000)}"`, (m) => m.owner?.username?.length, 100],
  ])("%s is cut or left out", async (_name, member, read, expected) => {
    const { items } = await pageOf(`{"data":[${post(1, `,${member}`)}]}`);
    expect(items.map(read)).toEqual([expected]);
  });

  it("digits of an id make a post that is not understood", async () => {
    const { items, ignored } = await pageOf(`{"data":[${post(1).replace(id(1), "1".repeat(50))}]}`);
    expect([items.length, ignored]).toEqual([0, 1]);
  });

  it("a share of a limit stays a number that can be stored", () => {
    const headers = new Headers({ "x-app-usage": '{"call_count":1e308,"total_time":"9e99"}' });
    const usage = readUsage(headers, NOW);
    expect(Number.isSafeInteger(usage?.percent)).toBe(true);
  });
});
