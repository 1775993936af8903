import { describe, expect, it, vi } from "vitest";
import { reconnectLinkCommand } from "../../../server/cli/reconnect-link.ts";
import { createTestInstance, type TestInstance } from "../../support/test-instance.ts";

const ARGUMENTS = {
  accounts: undefined,
  api: undefined,
  feed: undefined,
  token: undefined,
  json: false,
};

/** What the command prints on the data folder of a server that has it open as well. */
async function printed(test: TestInstance, account: string | undefined, isNew = false) {
  const environment = { ...test.sandbox.environment, PUBLIC_URL: "https://feed.example.com" };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.stubEnv("DATA_DIR", test.dataDir);
  const lines: string[] = [];
  const told: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line) => void lines.push(String(line)));
  const error = vi.spyOn(console, "error").mockImplementation((line) => void told.push(line));
  try {
    await reconnectLinkCommand({ ...ARGUMENTS, account, isNew });
  } finally {
    log.mockRestore();
    error.mockRestore();
    vi.unstubAllEnvs();
  }
  return { lines, told: told.join("\n") };
}

describe("windowbox reconnect-link", () => {
  it.each(["harbour.bakery", "@Harbour.Bakery", "https://www.instagram.com/harbour.bakery/"])(
    "prints the link for %s and nothing else on standard output",
    async (account) => {
      const test = createTestInstance();
      await test.connect("harbour.bakery");
      const { lines, told } = await printed(test, account);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(/^https:\/\/feed\.example\.com\/reconnect\/[\w-]{32}$/);
      expect(told).toContain(test.dataDir);
      expect(told).toContain("For the person who owns @harbour.bakery");
    },
  );

  it("is for an account that is not here only when that is said", async () => {
    const test = createTestInstance();
    await expect(printed(test, "harbour.bakry")).rejects.toThrow(
      /There is no account harbour\.bakry here.*--new/,
    );
    const { told } = await printed(test, "harbour.bakry", true);
    expect(told).toContain("@harbour.bakry");
    await expect(printed(test, undefined)).rejects.toThrow("Whose account?");
  });

  it("finds an account whose owner had everything deleted by the feed that it left", async () => {
    const test = createTestInstance();
    const { accountId } = await test.connect("harbour.bakery");
    await test.instance.forget(accountId, "deauthorized");
    const { lines, told } = await printed(test, "harbour-bakery");
    expect(lines[0]).toContain("/reconnect/");
    expect(told).toContain("the account of the feed harbour-bakery");
  });
});
