import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { visitPublished } from "../e2e/visit-published.ts";
import { launchChromium } from "../support/chromium.ts";
import { freePort } from "../support/free-port.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { createTestInstance } from "../support/test-instance.ts";
import { startCaddy, startNginx } from "./start-proxy.ts";

const DOCS = join(import.meta.dirname, "../../docs");
const isThere = (program: string) => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;

const launched = launchChromium();
afterAll(async () => (await launched).close());

/** The first example in such a language. */
function exampleOf(page: string, pattern: RegExp): string {
  const [, example = ""] = pattern.exec(readFileSync(join(DOCS, page), "utf8")) ?? [];
  expect(example).not.toBe("");
  return example;
}

/** Published to this folder, as a feed of a bakery in German; then no server of Windowbox runs. */
async function publish(folder: string, address: string): Promise<void> {
  const { instance, connect } = createTestInstance({
    accounts: [{ username: "harbour.bakery", posts: 27 }],
    environment: { PUBLISH_TO: folder, PUBLISH_URL: address },
  });
  const { accountId } = await connect("harbour.bakery");
  await instance.sync.syncAccount(accountId);
  instance.db.feeds.setSettings("harbour-bakery", { loadMore: "button", lang: "de" });
  instance.feedBuilder.buildFeedsOf(accountId);
  await instance.publishing.publish();
  instance.close();
}

async function expectServed(address: string): Promise<void> {
  const feed = `${address}/feeds/harbour-bakery.json`;
  await expect
    .poll(() =>
      fetch(feed).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
  const answer = await fetch(feed);
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  const { posts } = await answer.json();
  const picture = await fetch(posts[0].sizes.small.mediaUrl);
  expect(picture.headers.get("access-control-allow-origin")).toBe("*");
  expect(picture.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  await visitPublished(await launched, address);
}

it.runIf(isThere("nginx"))(
  "a published folder is served by nginx, as docs/publishing.md says, to any site",
  async () => {
    const [root, port] = [tempFolder(), await freePort()];
    const address = `http://127.0.0.1:${port}/feeds`;
    await publish(join(root, "feeds"), address);
    const example = exampleOf("publishing.md", /```nginx\n(.*?)```/s);
    expect(example).toContain("/var/www;");
    startNginx(
      `include /etc/nginx/mime.types; server { listen 127.0.0.1:${port}; ${example.replace("/var/www;", `${root};`)} }`,
    );
    await expectServed(address);
  },
);

it.runIf(isThere("caddy"))(
  "a published folder is served by Caddy, as docs/scale.md says, to any site",
  async () => {
    const [root, port] = [tempFolder(), await freePort()];
    const address = `http://127.0.0.1:${port}`;
    await publish(join(root, "feeds"), address);
    const example = exampleOf("scale.md", /```\n(static\.example\.com \{.*?)```/s)
      .replace("static.example.com", `http://:${port}`)
      .replace("/var/www/feeds", join(root, "feeds"));
    startCaddy(example);
    await expectServed(address);
  },
);
