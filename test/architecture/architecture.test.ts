import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const LONGEST_FILE = 400;
/** One table whose order decides: cut in pieces to be short, it could not be read from top to bottom. */
const TABLES_OF_DATA = ["server/instagram/errors/error-table.ts"];

function sourcesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file));
}

/** Every import of one of our own files, as seen from the root, and whether it is for types only. */
function importsOf(file: string): { path: string; typeOnly: boolean }[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  const pattern = /^(?:import|export)\s+(type\s)?(?:[^"';]*?from\s+)?"(\.[^"]+)"/gm;
  return [...text.matchAll(pattern)].map(([, type, path = ""]) => ({
    path: relative(ROOT, join(ROOT, dirname(file), path)),
    typeOnly: type !== undefined,
  }));
}

function forbidden(folder: string, isForbidden: (path: string, typeOnly: boolean) => boolean) {
  return sourcesOf(folder).flatMap((file) =>
    importsOf(file)
      .filter(({ path, typeOnly }) => isForbidden(path, typeOnly))
      .map(({ path }) => `${file} imports ${path}`),
  );
}

describe("the house", () => {
  it("lets routes and jobs know nothing of each other", () => {
    expect(forbidden("server/routes", (path) => path.startsWith("server/jobs/"))).toEqual([]);
    expect(forbidden("server/jobs", (path) => path.startsWith("server/routes/"))).toEqual([]);
  });

  it("keeps Instagram away from the database, and the database away from HTTP", () => {
    const upper = /^server\/(db|feed|sync|media|tokens|accounts|routes|pages|jobs|auth)\//;
    expect(forbidden("server/instagram", (path) => upper.test(path))).toEqual([]);
    expect(
      forbidden(
        "server/db",
        (path, typeOnly) =>
          path === "server/http/send-request.ts" ||
          (!typeOnly && /^server\/(routes|instagram|feed)\//.test(path)),
      ),
    ).toEqual([]);
  });

  it("lets a visitor's routes reach neither Instagram nor a sync nor the decoding of pictures", () => {
    const working =
      /^server\/(instagram|tokens|jobs|accounts|sync)\/|media\/(variants|fetch-media|media-downloader)/;
    for (const file of ["feeds.ts", "media.ts", "widget.ts", "health.ts"]) {
      const imports = importsOf(`server/routes/visitors/${file}`).filter(
        ({ typeOnly }) => !typeOnly,
      );
      expect(imports.filter(({ path }) => working.test(path))).toEqual([]);
    }
  });

  it("lets the widget take nothing but types and the table of settings from the server", () => {
    const shared = ["server/feed/settings-table.ts", "server/feed/read-setting.ts"];
    expect(
      forbidden(
        "widget",
        (path, typeOnly) => path.startsWith("server/") && !typeOnly && !shared.includes(path),
      ),
    ).toEqual([]);
    const imported = shared.flatMap(importsOf).map(({ path }) => path);
    expect(imported.filter((path) => !shared.includes(path))).toEqual([]);
  });

  it("lets the server know nothing of the demo or the tests", () => {
    expect(forbidden("server", (path) => /^(demo|test)\//.test(path))).toEqual([]);
  });

  it("lets the sandbox know nothing of the demo's cast and pages, and nothing but types of the server", () => {
    expect(
      forbidden(
        "demo/sandbox",
        (path, typeOnly) =>
          (path.startsWith("server/") && !typeOnly) || /^demo\/(?!sandbox\/)/.test(path),
      ),
    ).toEqual([]);
  });

  it("reads the environment in one place", () => {
    const readers = sourcesOf("server").filter((file) =>
      readFileSync(join(ROOT, file), "utf8").includes("process.env"),
    );
    expect(readers.sort()).toEqual(["server/config.ts"]);
  });

  it("has no file that is two things", () => {
    const files = ["server", "widget", "demo"].flatMap(sourcesOf);
    const long = files.filter(
      (file) => readFileSync(join(ROOT, file), "utf8").split("\n").length > LONGEST_FILE + 1,
    );
    expect(long.filter((file) => !TABLES_OF_DATA.includes(file))).toEqual([]);
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
