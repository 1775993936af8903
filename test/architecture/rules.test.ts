import { describe, expect, it } from "vitest";
import { readModuleGraph } from "./module-graph.ts";
import { cyclesIn, environmentReaders, notForVisitors, wrongDirections } from "./rules.ts";

/* Each rule at work on a small tree that breaks it, so that a rule which sees nothing is seen. */

function graphOf(sources: Readonly<Record<string, string>>) {
  return readModuleGraph(new Map(Object.entries(sources)));
}

const ROUTES = "server/routes/visitors/visitor-routes.ts";

/** The visitors' routes reach `server/far.ts` over two other modules. */
function visitorsReach(far: string) {
  return notForVisitors(
    graphOf({
      [ROUTES]: `import { feeds } from "./feeds.ts"; feeds();`,
      "server/routes/visitors/feeds.ts": `export * from "../../near.ts";`,
      "server/near.ts": `import { far } from "./far.ts"; export const feeds = () => far;`,
      "server/far.ts": far,
    }),
    ROUTES,
  );
}

describe("visitors’ routes", () => {
  it.each([
    ["a request", "export const far = () => fetch('https://graph.instagram.com');"],
    ["a request by another name", "export const far = globalThis.fetch;"],
    ["a request by Node's own", `import { get } from "node:https"; export const far = get;`],
    ["a picture decoder", `import sharp from "sharp"; export const far = sharp;`],
    ["a decoder loaded late", `export const far = () => import("sharp");`],
    [
      "a look at file types",
      `import { fileTypeFromBuffer as far } from "file-type"; export { far };`,
    ],
    ["a password hash", `import { scrypt } from "node:crypto"; export const far = scrypt;`],
    ["all of crypto", `import * as crypto from "node:crypto"; export const far = crypto;`],
    ["another process", `import { spawn } from "node:child_process"; export const far = spawn;`],
  ])("may not reach %s, however far away", (_what, far) => {
    expect(visitorsReach(far)).toEqual([
      expect.stringMatching(
        /^server\/far\.ts .*: server\/routes\/visitors\/visitor-routes\.ts > .*feeds\.ts > server\/near\.ts > server\/far\.ts$/,
      ),
    ]);
  });

  it.each([
    "server/sync/sync.ts",
    "server/jobs/jobs.ts",
    "server/accounts/connect.ts",
    "server/tokens/refresh.ts",
    "server/auth/passwords.ts",
    "server/http/send-request.ts",
  ])("may not reach %s", (path) => {
    const graph = graphOf({
      [ROUTES]: `export { far } from "../../near.ts";`,
      "server/near.ts": `import "./${path.slice("server/".length)}";`,
      [path]: "export const far = 1;",
    });
    expect(notForVisitors(graph, ROUTES)).toHaveLength(1);
  });

  it("may name types of everything, hash with SHA-256, and speak of fetching", () => {
    expect(
      visitorsReach(`
        import type { Sync } from "./sync/sync.ts";
        import { type Metadata } from "sharp";
        import { createHash } from "node:crypto";
        // fetch() is somebody else's.
        export const far = (sync: Sync, seen: Metadata) => createHash("sha256").update("fetch");
      `),
    ).toEqual([]);
  });

  it("are looked for where they are: another place is an error", () => {
    expect(() => notForVisitors(graphOf({}), ROUTES)).toThrow(ROUTES);
  });
});

describe("an import cycle", () => {
  it("is found over any number of modules, and each once", () => {
    const graph = graphOf({
      "a.ts": `import { b } from "./b.ts"; export const a = b;`,
      "b.ts": `export { c as b } from "./c.ts";`,
      "c.ts": `export const c = async () => (await import("./a.ts")).a;`,
      "d.ts": `import { a } from "./a.ts"; export const d = a;`,
    });
    expect(cyclesIn(graph)).toEqual(["a.ts, b.ts, c.ts"]);
  });

  it.each([
    ["import type", `import type { A } from "./a.ts"; export type B = A;`],
    ["import { type }", `import { type A } from "./a.ts"; export type B = A;`],
    ["export type", `export type { A as B } from "./a.ts";`],
    ["import() of a type", `export type B = import("./a.ts").A;`],
  ])("counts what is gone before anything runs: %s", (_how, b) => {
    expect(
      cyclesIn(
        graphOf({ "a.ts": `import type { B } from "./b.ts"; export type A = B[];`, "b.ts": b }),
      ),
    ).toEqual(["a.ts, b.ts"]);
  });

  it("is not found where two ways lead to one module, or in comments", () => {
    const graph = graphOf({
      "a.ts": `import "./b.ts"; import "./c.ts";`,
      "b.ts": `import "./d.ts";`,
      "c.ts": `import "./d.ts"; // import "./a.ts";`,
      "d.ts": `export const text = 'import "./a.ts"';`,
    });
    expect(cyclesIn(graph)).toEqual([]);
  });

  it("is one module, too, that imports itself", () => {
    expect(cyclesIn(graphOf({ "a.ts": `export * as self from "./a.ts";` }))).toEqual(["a.ts"]);
  });
});

describe("a folder", () => {
  it.each([
    ["server/pages/page.tsx", "server/routes/admin/admin-routes.ts"],
    ["server/routes/feeds.ts", "server/jobs/jobs.ts"],
    ["server/routes/feeds.ts", "server/sync/sync.ts"],
    ["server/jobs/jobs.ts", "server/routes/feeds.ts"],
    ["server/instagram/graph/request.ts", "server/db/tokens.ts"],
    ["server/db/tokens.ts", "server/http/send-request.ts"],
    ["server/db/tokens.ts", "server/sync/sync.ts"],
    ["server/media/sweeper.ts", "server/sync/sync.ts"],
    ["server/feed/feed-builder.ts", "server/media/sweeper.ts"],
    ["server/feed/feed-builder.ts", "server/instance.ts"],
    ["server/new-folder/new.ts", "server/db/tokens.ts"],
    ["server/shared/errors.ts", "server/db/tokens.ts"],
    ["server/shared/errors.ts", "server/time/clock.ts"],
  ])("may not look back: %s at %s", (from, to) => {
    const up = "../".repeat(from.split("/").length - 2);
    const specifier = `${up}${to.slice("server/".length)}`;
    const graph = graphOf({ [from]: `import type { A } from "${specifier}";`, [to]: "" });
    expect(wrongDirections(graph)).toEqual([`${from} imports ${to}`]);
  });

  it("may import its own and what lies before it", () => {
    const graph = graphOf({
      "server/routes/admin/routes.ts": `import "../../pages/page.tsx"; import "./deps.ts"; import "../../time/clock.ts";`,
      "server/cli/command.ts": `import "../instance.ts";`,
      "server/instance.ts": `import "./sync/sync.ts"; import "./routes/admin/routes.ts";`,
    });
    expect(wrongDirections(graph)).toEqual([]);
  });
});

it.each([
  "export const port = process.env.PORT;",
  `export const port = process["env"].PORT;`,
  "const { env } = process; export const port = env.PORT;",
  "export const port = globalThis.process.env.PORT;",
  `import { env } from "node:process"; export const port = env.PORT;`,
])("the environment is seen to be read by %s", (text) => {
  expect(environmentReaders(graphOf({ "a.ts": text }))).toEqual(["a.ts"]);
});

it("the environment is not read by who names the process, or speaks of process.env", () => {
  const text = "// process.env\nexport const id = process.pid; export const env = { env: 1 }.env;";
  expect(environmentReaders(graphOf({ "a.ts": text }))).toEqual([]);
});
