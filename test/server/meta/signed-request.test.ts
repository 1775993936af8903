import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSignedRequest } from "../../../server/meta/signed-request.ts";
import { Secret } from "../../../server/shared/secret.ts";
import { DAY_MS, HOUR_MS, SECOND_MS } from "../../../server/time/clock.ts";
import { START } from "../../support/fake-clock.ts";
import { signRequest } from "../../support/sign-request.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const OTHER = "ffffffffffffffffffffffffffffffff";
const SECRETS = [new Secret(OTHER), new Secret(SECRET)];
const ISSUED = START / SECOND_MS;

function payload(changes: Record<string, unknown> = {}) {
  return { user_id: "17841400000000001", algorithm: "HMAC-SHA256", issued_at: ISSUED, ...changes };
}

function read(text: string, secrets = SECRETS, now = START) {
  return readSignedRequest(text, secrets, now);
}

describe("a signed request", () => {
  it("is accepted whichever of the app's secrets signed it", () => {
    for (const secret of [SECRET, OTHER]) {
      expect(read(signRequest({ payload: payload(), secret }))).toMatchObject({
        userId: "17841400000000001",
        issuedAt: START,
      });
    }
  });

  it("is accepted with and without padding", () => {
    for (const userId of ["1", "12", "123", "1234"]) {
      const padded = signRequest({
        payload: payload({ user_id: userId }),
        secret: SECRET,
        padded: true,
      });
      expect(padded).toContain("=");
      expect(read(padded)).toMatchObject({ userId });
    }
  });

  it("keeps every digit of an id that is a bare number over 2^53", () => {
    const text = `{"user_id":17841400000000001,"algorithm":"HMAC-SHA256","issued_at":${ISSUED}}`;
    expect(read(signRequest({ payload: text, secret: SECRET }))).toMatchObject({
      userId: "17841400000000001",
    });
  });

  it("is known again by its hash, however its signature is spelt", () => {
    const text = signRequest({ payload: payload(), secret: SECRET });
    const [signature = "", rest = ""] = text.split(".");
    const again = read(`${signature}=.${rest}`);
    expect(again).toEqual(read(text));
    const other = read(
      signRequest({ payload: payload({ issued_at: ISSUED - 1 }), secret: SECRET }),
    );
    expect(other).not.toMatchObject({ hash: Reflect.get(Object(again), "hash") });
  });

  it.each([
    [
      "signed with another secret",
      payload(),
      "wrong-signature",
      "another app's secret ...........",
    ],
    ["with another algorithm", payload({ algorithm: "HMAC-SHA1" }), "wrong-algorithm", SECRET],
    ["with no algorithm", payload({ algorithm: undefined }), "malformed", SECRET],
    ["that names nobody", payload({ user_id: undefined }), "malformed", SECRET],
    ["that names no id", payload({ user_id: "1 OR 1=1" }), "malformed", SECRET],
    ["without a date", payload({ issued_at: undefined }), "malformed", SECRET],
    ["older than a day", payload({ issued_at: ISSUED - 86_401 }), "too-old", SECRET],
    ["from the future", payload({ issued_at: ISSUED + 3_601 }), "from-the-future", SECRET],
    ["that is no object", "[]", "malformed", SECRET],
    ["that is no JSON", "{", "malformed", SECRET],
  ])("%s is refused", (_what, content, refusal, secret) => {
    expect(read(signRequest({ payload: content, secret }))).toBe(refusal);
  });

  it("is accepted up to a day old, and an hour ahead of this server's clock", () => {
    const text = signRequest({ payload: payload(), secret: SECRET });
    expect(read(text, SECRETS, START + DAY_MS)).toHaveProperty("userId");
    expect(read(text, SECRETS, START - HOUR_MS)).toHaveProperty("userId");
  });

  it("is refused where no secret is configured, even signed with an empty one", () => {
    expect(read(signRequest({ payload: payload(), secret: "" }), [])).toBe("no-secret");
  });

  it("is refused when any one of its characters is another", () => {
    const text = signRequest({ payload: payload(), secret: SECRET });
    // The signature's last character carries two bits that decode to nothing.
    const spare = text.indexOf(".") - 1;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: text.length - 1 }).filter((index) => index !== spare),
        fc.constantFrom(..."ABCXYZabcxyz0189-_."),
        (index, character) => {
          fc.pre(text[index] !== character);
          const changed = text.slice(0, index) + character + text.slice(index + 1);
          expect(typeof read(changed)).toBe("string");
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is refused when it is cut off anywhere", () => {
    const text = signRequest({ payload: payload(), secret: SECRET });
    for (let length = 0; length < text.length; length += 1) {
      expect(typeof read(text.slice(0, length))).toBe("string");
    }
  });

  it("is refused, never thrown over, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        expect(typeof read(text)).toBe("string");
        expect(typeof read(signRequest({ payload: text, secret: SECRET }))).toBe("string");
      }),
      { numRuns: 500 },
    );
  });
});
