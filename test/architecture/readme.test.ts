import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { VARIABLE_NAMES } from "../../server/config.ts";
import { ATTRIBUTES } from "../../widget/element/attributes.ts";
import { README, withTables } from "../support/readme-tables.ts";

const readme = readFileSync(README, "utf8");

describe("the README", () => {
  it("has the two commands of a fresh machine", () => {
    expect(readme).toContain("npm ci && npm run demo");
    expect(readme).toContain("npm ci && npm test");
  });

  it("says of attributes, events, slots, parts, properties and errors what the source says", () => {
    expect(withTables(readme), "run: npm run readme").toBe(readme);
  });

  it("names every attribute that the element reads", () => {
    const section = /<!-- attributes -->([\s\S]*?)<!-- \/attributes -->/.exec(readme)?.[1] ?? "";
    const element = readFileSync(
      new URL("../../widget/element/windowbox-feed.ts", import.meta.url),
      "utf8",
    );
    const asked = [...element.matchAll(/hasAttribute\("([a-z-]+)"\)/g)].map(([, name]) => name);
    expect(asked).not.toEqual([]);
    for (const name of [...ATTRIBUTES.keys(), ...asked])
      expect(section).toContain(`| \`${name}\` |`);
  });

  it("names every setting and no other", () => {
    const section = /<!-- settings -->([\s\S]*?)<!-- \/settings -->/.exec(readme)?.[1] ?? "";
    const named = new Set(section.match(/`[A-Z][A-Z_]+`/g)?.map((name) => name.slice(1, -1)));
    expect([...named].sort()).toEqual([...VARIABLE_NAMES].sort());
  });

  it("points only to files that are there", () => {
    const paths = [...readme.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)].map(
      ([, path = ""]) => path,
    );
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) {
      expect(() => readFileSync(new URL(`../../${path}`, import.meta.url))).not.toThrow();
    }
  });
});
