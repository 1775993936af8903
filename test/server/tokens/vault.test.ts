import { describe, expect, it } from "vitest";
import { Secret } from "../../../server/shared/secret.ts";
import { createVault } from "../../../server/tokens/vault.ts";

const vault = createVault(new Secret("a key that is long enough"));
const credential = {
  accessToken: new Secret("IGAA-the-token"),
  userToken: new Secret("EAA-the-user"),
  professionalId: "17841400000000001",
  pageId: "100000000000001",
};

describe("a sealed token", () => {
  it("opens again for its account, whole", () => {
    const opened = vault.open("one", vault.seal("one", credential));
    expect(opened.accessToken.reveal()).toBe("IGAA-the-token");
    expect(opened.userToken?.reveal()).toBe("EAA-the-user");
    expect(opened).toMatchObject({
      professionalId: "17841400000000001",
      pageId: "100000000000001",
    });
  });

  it("does not open for another account", () => {
    const sealed = vault.seal("one", credential);
    expect(() => vault.open("two", sealed)).toThrow();
  });

  it("does not open with another key", () => {
    const sealed = vault.seal("one", credential);
    expect(() => createVault(new Secret("another key, long enough")).open("one", sealed)).toThrow();
  });

  it("does not open when any byte of it was changed", () => {
    const sealed = vault.seal("one", credential);
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => vault.open("one", changed)).toThrow();
    }
  });

  it("shows nothing of the token and is different every time", () => {
    const sealed = vault.seal("one", credential);
    expect(sealed.includes("IGAA")).toBe(false);
    expect(vault.seal("one", credential).equals(sealed)).toBe(false);
  });
});
