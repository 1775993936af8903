import { describe, expect, it } from "vitest";
import { examineApps } from "../../../server/doctor/app-findings.ts";
import { Secret } from "../../../server/shared/secret.ts";
import type { AppKind, StoredApp } from "../../../server/tokens/app-store.ts";
import { openTestDatabase } from "../../support/database.ts";

const SECRET = "0123456789abcdef0123456789ABCDEF";

function app(id: string, secret = SECRET): StoredApp {
  return { id, secret: new Secret(secret), from: "environment" };
}

function look(apps: Partial<Record<AppKind, StoredApp>>) {
  return examineApps({ db: openTestDatabase(), apps: { get: (kind) => apps[kind] } });
}

describe("the doctor, of the apps", () => {
  it("is content with an id and a secret that look like Meta's", () => {
    const findings = look({ instagram: app("990602627938098"), facebook: app("1234567890123456") });
    expect(findings.map(({ name, status }) => [name, status])).toEqual([
      ["Instagram app", "ok"],
      ["Meta app", "ok"],
    ]);
    expect(findings[0]?.sentence).toContain("Invalid platform app");
  });

  it.each([
    ["an id that is too short", app("12345"), "bad"],
    ["an id that is too long", app("1".repeat(30)), "bad"],
    ["the id for a secret", app("990602627938098", "990602627938098"), "bad"],
    ["half a secret", app("990602627938098", SECRET.slice(16)), "warn"],
    ["a secret with other letters", app("990602627938098", SECRET.replace("a", "x")), "warn"],
  ])("notices %s", (_what, instagram, status) => {
    const [finding] = look({ instagram });
    expect(finding).toMatchObject({ status, todo: expect.stringContaining("Copy it again") });
    expect(JSON.stringify(finding)).not.toContain(SECRET.slice(16));
  });

  it("notices one app that is entered as both", () => {
    const [finding] = look({ instagram: app("990602627938098"), facebook: app("990602627938098") });
    expect(finding).toMatchObject({ status: "bad", sentence: expect.stringContaining("Both") });
  });

  it("says what is possible without an app", () => {
    expect(look({})).toEqual([
      expect.objectContaining({ status: "warn", sentence: expect.stringContaining("pasted") }),
    ]);
  });
});
