import { expect, test, vi } from "vitest";
import type { Arguments } from "../../../server/cli/command.ts";
import { feedsCommand } from "../../../server/cli/feeds.ts";
import { createTestInstance, type TestInstance } from "../../support/test-instance.ts";

const NOTHING: Arguments = {
  ...{ account: undefined, accounts: undefined, api: undefined, feed: undefined },
  ...{ token: undefined, json: false },
};

/** What the command prints on the data folder of a server that has it open as well. */
async function printed(test: TestInstance, given: Partial<Arguments>): Promise<string> {
  const environment = { ...test.sandbox.environment, PUBLIC_URL: "https://feed.example.com" };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.stubEnv("DATA_DIR", test.dataDir);
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line) => void lines.push(String(line)));
  const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
  try {
    await feedsCommand({ ...NOTHING, ...given });
  } finally {
    log.mockRestore();
    error.mockRestore();
    vi.unstubAllEnvs();
  }
  return lines.join("\n");
}

test("feeds are listed, made, renamed, let go of and removed beside a running server", async () => {
  const test = createTestInstance({
    accounts: [{ username: "harbour.bakery", posts: 2 }, { username: "atelier.kiln" }],
  });
  const { accountId } = await test.connect("harbour.bakery");
  await test.connect("atelier.kiln");
  await test.instance.sync.syncAccount(accountId);
  const run = (given: Partial<Arguments>) => printed(test, given);
  const both = {
    // As people paste them.
    accounts: "https://www.instagram.com/harbour.bakery/?hl=de, @Atelier.Kiln,",
    header: "atelier.kiln",
  };
  expect(await run({ account: "add", name: "quay", title: "The quay", ...both })).toContain(
    "https://feed.example.com/feeds/quay.json",
  );
  expect(test.document("quay").posts).toHaveLength(2);
  expect(test.document("quay").username).toBe("atelier.kiln");
  await run({ account: "change", name: "quay", header: "harbour.bakery" });
  expect(test.document("quay").username).toBe("harbour.bakery");
  expect(await run({ account: "rename", name: "quay", to: "harbour" })).toContain("let-go quay");
  const listed = JSON.parse(await run({ json: true }));
  expect(listed.feeds.at(-1)).toEqual({
    ...{ id: "harbour", title: "The quay", posts: 2, formerIds: ["quay"], seenOn: [] },
    accounts: expect.arrayContaining(["harbour.bakery", "atelier.kiln"]),
  });
  expect(await run({})).toContain("also answers to: quay");
  await expect(run({ account: "add", name: "quay", ...both })).rejects.toThrow("still answers to");
  await expect(run({ account: "let-go", name: "harbour" })).rejects.toThrow("rename it first");
  expect(await run({ account: "let-go", name: "quay" })).toContain("does not answer to quay");
  await expect(run({ account: "remove", name: "harbour" })).rejects.toThrow("--yes");
  await expect(run({ account: "remove", name: "nowhere", yes: true })).rejects.toThrow(
    "There is no feed nowhere here. Feeds: atelier-kiln, harbour-bakery, harbour.",
  );
  expect(await run({ account: "remove", name: "harbour", yes: true })).toContain("is removed");
  expect(test.instance.db.feeds.isTaken("harbour")).toBe(false);
  expect(test.instance.db.accounts.count("")).toBe(2);
  await expect(run({ account: "make" })).rejects.toThrow(
    "list, add, change, remove, rename, let-go",
  );
  await expect(run({ account: "add" })).rejects.toThrow("Which feed?");
  await expect(run({ account: "add", name: "quay" })).rejects.toThrow("--accounts");
  await expect(run({ account: "add", name: "quay", accounts: "nobody" })).rejects.toThrow(
    "There is no account nobody here",
  );
});
