import { execFile } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { validate } from "dockerfile-utils";
import { expect, it } from "vitest";
import { freePort } from "../support/free-port.ts";
import { startSocketSandbox } from "../support/socket-sandbox.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { startWindowbox } from "../support/windowbox-process.ts";
import { diskUse, readSteps, runSteps } from "./dockerfile.ts";
import { environmentOf, fetchNode } from "./node-release.ts";

const ROOT = join(import.meta.dirname, "../..");
const DOCKERFILE = join(ROOT, "Dockerfile");
const MB = 1_000_000;
/** Of `debian:bookworm-slim`, unpacked. */
const BASE_BYTES = 75 * MB;

const run = promisify(execFile);
/** Under Vitest's own, Lit's development build would go in. */
const { NODE_ENV: _ofVitest, ...OUTSIDE } = process.env;
const said = readSteps(DOCKERFILE);

it("has a Dockerfile that a linter finds nothing in", () => {
  expect(validate(readFileSync(DOCKERFILE, "utf8"))).toEqual([]);
});

it("lets nothing into the image's build but what is named", () => {
  const [first, ...others] = ignoreRules();
  expect(first).toBe("*");
  for (const rule of others) expect(existsSync(join(ROOT, rule.slice(1))), rule).toBe(true);
  expect(others.every((rule) => /^![\w.-]+$/.test(rule))).toBe(true);
  expect(others).not.toContain("!data");
  expect(others.some((rule) => rule.startsWith("!.env"))).toBe(false);
});

it("builds an image step by step that serves as somebody without rights, and is small", async () => {
  const node = await fetchNode(24);
  const folder = tempFolder();
  const image = await runSteps(said, {
    context: {
      folder: ROOT,
      names: ignoreRules()
        .slice(1)
        .map((rule) => rule.slice(1)),
    },
    folder,
    prepareBase(name, root) {
      if (name !== "node:24-bookworm") return;
      const home = join(root, "usr/local");
      mkdirSync(join(home, "bin"), { recursive: true });
      cpSync(node, join(home, "bin/node"));
      cpSync(join(dirname(dirname(node)), "include"), join(home, "include"), { recursive: true });
    },
    environmentIn: (root) => ({
      ...OUTSIDE,
      ...environmentOf(join(root, "usr/local/bin/node")),
      JOBS: "max",
    }),
  });
  const { root } = image;
  expect(readdirSync(join(root, "usr/local/bin")).sort()).toEqual(["node", "windowbox"]);
  expect(readlinkSync(join(root, "usr/local/bin/windowbox"))).toBe("/app/dist/server/cli.js");
  expect(readdirSync(join(root, "app")).sort()).toEqual(["dist", "node_modules", "package.json"]);
  for (const name of ["typescript", "vite", "vitest", "node-gyp", "npm"]) {
    expect(existsSync(join(root, "app/node_modules", name)), name).toBe(false);
  }
  const bytes = BASE_BYTES + (await diskUse(root));
  console.log(`the image takes ${Math.round(bytes / MB)} MB`);
  expect(bytes).toBeLessThan(250 * MB);

  // From here on as a container would run it: nobody's own rights, one folder to write to.
  for (const open of [dirname(root), root]) chmodSync(open, 0o755);
  const [uid, gid] = image.user.split(":");
  expect(Number(uid)).toBeGreaterThan(0);
  const inRoot = (word: string) =>
    word === "node" ? join(root, "usr/local/bin/node") : word.replace(/^\/app\//, `${root}/app/`);
  const asUser = ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"] as const;
  const sandbox = await startSocketSandbox({
    accounts: [{ username: "harbour.bakery", posts: 2 }],
  });
  const port = String(await freePort());
  const environment = {
    ...sandbox.environment,
    ...image.environment,
    DATA_DIR: join(root, image.volume),
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ADMIN_PASSWORD: "harbour tides at noon",
  };
  expect(image.environment).toMatchObject({ HOST: "0.0.0.0", DATA_DIR: "/data" });
  const server = await startWindowbox(environment, [...asUser, ...image.command.map(inRoot)], {
    cwd: join(root, "app"),
  });
  const isHealthy = () =>
    run(asUser[0], [...asUser.slice(1), ...image.healthcheck.map(inRoot)], {
      env: environment,
    }).then(
      () => true,
      () => false,
    );
  expect(await isHealthy()).toBe(true);
  const owner = server.browser();
  expect((await owner.signIn(environment.ADMIN_PASSWORD)).status).toBe(303);
  await owner.post("/admin/connect/token", { token: sandbox.issueToken("harbour.bakery") });
  await expect
    .poll(async () => {
      const feed = await fetch(`${server.url}/feeds/harbour-bakery.json`);
      return feed.ok ? (await feed.json()).posts.length : feed.status;
    })
    .toBe(2);
  expect(await server.end("SIGTERM")).toEqual({ code: 0, signal: null });
  expect(server.output.stderr).toBe("");
  expect(await isHealthy()).toBe(false);
});

function ignoreRules(): string[] {
  const lines = readFileSync(join(ROOT, ".dockerignore"), "utf8").split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("#"));
}
