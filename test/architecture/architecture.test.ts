import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createApp } from "../../server/app.ts";
import { createJobs } from "../../server/jobs/jobs.ts";
import { readPageAssets } from "../../server/pages/frame/assets.ts";
import { PAGES_DIR, WIDGET_DIR } from "../../server/process/dist-dirs.ts";
import { createVisitorRoutes } from "../../server/routes/visitors/visitor-routes.ts";
import { createTestInstance } from "../support/test-instance.ts";
import { readModuleGraph } from "./module-graph.ts";
import {
  cyclesIn,
  environmentReaders,
  MAY_IMPORT,
  notForVisitors,
  wrongDirections,
} from "./rules.ts";
import { ROOT, readSources } from "./source-files.ts";

const LONGEST_FILE = 400;
/** One table whose order decides: cut in pieces to be short, it could not be read from top to bottom. */
const TABLES_OF_DATA = ["server/instagram/errors/error-table.ts"];
/** For the owner, for who owns an account, and for Meta's servers. Everything else is a visitor's. */
const NOT_VISITORS = /^\/(admin|connect|meta|reconnect)(\/|$)/;

const server = readModuleGraph(readSources("server"));
const product = readModuleGraph(readSources("server", "widget", "demo"));

function imports(folder: string, isForbidden: (path: string, typeOnly: boolean) => boolean) {
  return [...product.values()]
    .filter(({ path }) => path.startsWith(`${folder}/`))
    .flatMap(({ path: from, imports: all }) =>
      all
        .filter(({ path, typeOnly }) => isForbidden(path, typeOnly))
        .map(({ path }) => `${from} imports ${path}`),
    );
}

describe("the server", () => {
  it("asks nobody, decodes nothing, starts nothing and checks no password for a visitor", () => {
    expect(notForVisitors(server, "server/routes/visitors/visitor-routes.ts")).toEqual([]);
  });

  it("has every visitor’s address among those that this was looked for behind", () => {
    const { instance } = createTestInstance();
    const { db, clock, config, healthProof, mediaStore } = instance;
    const visitors = createVisitorRoutes({
      db,
      clock,
      healthProof,
      publicUrl: config.publicUrl,
      maxPosts: config.maxPosts,
      backupsKept: undefined,
      publishedAt: undefined,
      mediaDir: mediaStore.directory,
      widgetDir: WIDGET_DIR,
      assets: readPageAssets(PAGES_DIR),
      sightings: instance.sightings,
      needsOwner: () => false,
      deletions: { find: () => undefined, daysKept: 1 },
      onUnreadable: () => {},
      isSignedIn: async () => false,
    });
    const app = createApp(instance, createJobs(instance));
    const addresses = (all: readonly { readonly path: string }[]) =>
      [...new Set(all.map(({ path }) => path))].sort();
    const rest = addresses(app.routes).filter((path) => !NOT_VISITORS.test(path));
    // Whoever types the bare address of the server is the owner, and is led to the dashboard.
    expect(rest).toEqual(addresses([...visitors.routes, { path: "/" }]));
  });

  it("lets every folder know those before it and none behind it", () => {
    expect(wrongDirections(server)).toEqual([]);
    const folders = readdirSync(join(ROOT, "server"), { withFileTypes: true });
    expect(folders.filter((one) => one.isDirectory()).map(({ name }) => name)).toEqual(
      Object.keys(MAY_IMPORT).sort(),
    );
  });

  it("keeps the database to itself: of what is stored there it knows the types", () => {
    expect(
      imports(
        "server/db",
        (path, typeOnly) => !typeOnly && /^server\/(feed|instagram)\//.test(path),
      ),
    ).toEqual([]);
  });

  it("loads what speaks S3 with the first bucket, and never with a start", () => {
    const eager = [...readSources("server")]
      .filter(([, text]) => /\bfrom "@aws-sdk/.test(text))
      .map(([path]) => path);
    expect(eager).toEqual([]);
    expect(imports("server", (path) => path.startsWith("@aws-sdk"))).toHaveLength(1);
  });

  it("reads the environment in one place", () => {
    expect(environmentReaders(server)).toEqual(["server/config/config.ts"]);
  });

  it("knows nothing of the demo or the tests", () => {
    expect(imports("server", (path) => /^(demo|test)\//.test(path))).toEqual([]);
  });
});

describe("the widget", () => {
  it("takes nothing but types, the table of settings, sizes, addresses, kinds of posts, names of built files and the patterns of captions from the server", () => {
    const shared = [
      "settings-table.ts",
      "read-setting.ts",
      "css-length.ts",
      "caption-patterns.ts",
      "feed-addresses.ts",
      "layout-sizes.ts",
      "post-kind.ts",
      "profile-url.ts",
      "built-files.ts",
    ].map((file) => `server/feed/${file}`);
    expect(
      imports(
        "widget",
        (path, typeOnly) => path.startsWith("server/") && !typeOnly && !shared.includes(path),
      ),
    ).toEqual([]);
    const imported = shared.flatMap((file) => server.get(file)?.imports ?? []);
    expect(imported.filter(({ path }) => !shared.includes(path))).toEqual([]);
  });
});

describe("the sandbox", () => {
  it("knows nothing of the demo’s cast and pages, and nothing but types of the server", () => {
    expect(
      imports(
        "demo/sandbox",
        (path, typeOnly) =>
          (path.startsWith("server/") && !typeOnly) || /^demo\/(?!sandbox\/)/.test(path),
      ),
    ).toEqual([]);
  });
});

describe("the house", () => {
  it("has no import cycle, types included", () => {
    expect(cyclesIn(readModuleGraph(readSources("server", "widget", "demo", "test")))).toEqual([]);
  });

  it("has no file that is two things", () => {
    const long = [...readSources("server", "widget", "demo")]
      .filter(
        ([path, text]) =>
          !TABLES_OF_DATA.includes(path) && text.split("\n").length > LONGEST_FILE + 1,
      )
      .map(([path]) => path);
    expect(long).toEqual([]);
  });

  it("has no folder with only one file in it", () => {
    const folders = ["server", "widget", "demo"].flatMap((top) =>
      readdirSync(join(ROOT, top), { recursive: true, encoding: "utf8" })
        .map((name) => join(top, name))
        .filter((path) => statSync(join(ROOT, path)).isDirectory()),
    );
    expect(folders.filter((folder) => readdirSync(join(ROOT, folder)).length < 2)).toEqual([]);
  });
});
