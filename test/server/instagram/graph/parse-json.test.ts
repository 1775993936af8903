import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../../../server/instagram/graph/parse-json.ts";

describe("JSON with numbers over 2^53", () => {
  it.each([
    ['{"id":17841400000000001}', { id: "17841400000000001" }],
    ["[26000000000000001]", ["26000000000000001"]],
    ["9007199254740993", 9007199254740992],
    ['{"id":9007199254740991}', { id: 9007199254740991 }],
    ['{"a":-17841400000000001,"b":1.5,"c":12}', { a: "-17841400000000001", b: 1.5, c: 12 }],
    ['{"caption":"call 17841400000000001, now"}', { caption: "call 17841400000000001, now" }],
    [
      '{"a":"[17841400000000001","b":0.1234567890123456789}',
      { a: "[17841400000000001", b: 0.12345678901234568 },
    ],
    ['{"a":17841400000000001,"a":17841400000000003}', { a: "17841400000000003" }],
  ])("%s", (text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  it("loses no digit of any whole number inside an answer", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (id) => {
        expect(String(Object.values(parseJson(`{"id":${id}}`) ?? {})[0])).toBe(String(id));
      }),
    );
  });

  it("reads everything else as JSON.parse does", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!/\d{16}/.test(text));
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it("refuses to read long texts with long numbers, which would take the memory of a small server", () => {
    expect(() => parseJson(`{"id":17841400000000001,"x":"${"y".repeat(3_000_000)}"}`)).toThrow(
      RangeError,
    );
  });
});
