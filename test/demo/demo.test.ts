import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { pictureFile } from "../../demo/cast/files.ts";
import { type Demo, startDemo } from "../../demo/start.ts";
import { launchChromium } from "../support/chromium.ts";
import { connectDemo } from "../support/connect-demo.ts";
import { neighbouringPorts } from "../support/neighbouring-ports.ts";
import { tempFolder } from "../support/temp-folder.ts";

const PASSWORD = "harbour-demo";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Three posts: syncing the whole cast takes longer than a test should. */
const CAST = [
  {
    username: "harbour.bakery",
    posts: ["rye-board", "eclairs", "fishing-boats"].map((slug, i) => ({
      ageMs: (i + 1) * 3_600_000,
      picture: pictureFile(slug),
      caption: `Post ${i + 1}`,
    })),
  },
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

async function start(): Promise<Demo> {
  const demo = await startDemo({
    port: await neighbouringPorts(),
    dataDir: join(tempFolder(), "demo"),
    adminPassword: PASSWORD,
    logLevel: "silent",
    accounts: CAST,
  });
  onTestFinished(() => demo.stop());
  return demo;
}

describe("the demo", () => {
  it("shows the feed on a page that was open all along, the moment the account is connected", async () => {
    const demo = await start();
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const asked = new Set<string>();
    page.on("request", (request) => asked.add(new URL(request.url()).origin));
    await page.goto(demo.siteUrl);
    await page.getByText("Nothing is connected yet").waitFor();
    await page.getByText("See our newest pictures on Instagram").waitFor();

    await connectDemo(await context.newPage(), demo, PASSWORD);

    await page.locator("windowbox-feed a[part=tile] img").nth(2).waitFor({ state: "attached" });
    await page.getByText("the feed below comes from your own Windowbox").waitFor();
    expect([...asked].sort()).toEqual(
      [demo.siteUrl, demo.dashboardUrl].map((url) => new URL(url).origin).sort(),
    );
  }, 120_000);

  it("shows it by the one-tag page too, without a finding by axe, in light and dark, on a phone", async () => {
    const demo = await start();
    const owner = await browser.newContext();
    await connectDemo(await owner.newPage(), demo, PASSWORD);
    await owner.close();
    for (const path of ["/", "/one-tag"]) {
      for (const colorScheme of ["light", "dark"] as const) {
        const context = await browser.newContext({
          colorScheme,
          viewport: { width: 390, height: 844 },
        });
        const page = await context.newPage();
        const troubles: string[] = [];
        page.on("pageerror", (error) => troubles.push(`${error}`));
        await page.goto(new URL(path, demo.siteUrl).href);
        await page
          .locator("windowbox-feed a[part=tile] img")
          .first()
          .waitFor({ state: "attached" });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
        expect({ path, colorScheme, findings: await findings(page), troubles }).toEqual({
          path,
          colorScheme,
          findings: [],
          troubles: [],
        });
        await context.close();
      }
    }
  }, 120_000);

  it("puts its note away when asked, and keeps nothing in the browser", async () => {
    const demo = await start();
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(demo.siteUrl);
    await page.getByRole("button", { name: "Hide this note" }).click();
    await page.locator("#hint").waitFor({ state: "detached" });
    expect(await context.storageState()).toEqual({ cookies: [], origins: [] });
  });
});

describe("starting", () => {
  it("names the port that is taken, and how to choose others", async () => {
    const port = await neighbouringPorts();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port + 1, "127.0.0.1", resolve));
    onTestFinished(() => void other.close());
    await expect(
      startDemo({ port, dataDir: join(tempFolder(), "demo"), adminPassword: PASSWORD }),
    ).rejects.toThrow(
      `The demo needs the ports ${port}, ${port + 1}, ${port + 2}, and ${port + 1} is taken by another program. Stop that one, or choose three others in a row: PORT=4000 npm run demo`,
    );
  });

  it("leaves a folder alone that a demo did not make", async () => {
    const folder = join(tempFolder(), "mine");
    mkdirSync(folder);
    writeFileSync(join(folder, "windowbox.db"), "precious");
    await expect(
      startDemo({ port: await neighbouringPorts(), dataDir: folder, adminPassword: PASSWORD }),
    ).rejects.toThrow("holds something else");
    expect(readFileSync(join(folder, "windowbox.db"), "utf8")).toBe("precious");
  });

  it("begins afresh: what an earlier run stored is gone", async () => {
    const options = {
      port: await neighbouringPorts(),
      dataDir: join(tempFolder(), "demo"),
      adminPassword: PASSWORD,
      logLevel: "silent",
      accounts: CAST,
    };
    const first = await startDemo(options);
    writeFileSync(join(first.dataDir, "left-over"), "");
    await first.stop();
    const second = await startDemo(options);
    onTestFinished(() => second.stop());
    expect(() => readFileSync(join(second.dataDir, "left-over"))).toThrow("ENOENT");
  });
});

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>("axe.run(document)");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
