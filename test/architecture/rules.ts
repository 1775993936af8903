import { importCycles, type ModuleGraph, type Reached, reachableFrom } from "./module-graph.ts";

/** What any folder may import besides: these know nothing of feeds, and of each other what is said here. */
const FOR_EVERYBODY: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  time: ["shared"],
  files: ["shared"],
  logging: ["time"],
  process: ["shared"],
};

/**
 * What the code in each of the server's folders may import from the others, types included. Data comes from Instagram
 * by a sync into the database, its files into media; feeds are made of both and served by routes: nothing looks back.
 */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  http: [],
  instagram: ["http"],
  // Of all three only the types of what is stored.
  db: ["alerts", "feed", "instagram"],
  // Of what a setting configures only the types, and what checks its value.
  config: ["alerts", "db", "http", "instagram", "publishing"],
  "data-folder": ["db", "media", "tokens"],
  feed: ["db", "http"],
  media: ["alerts", "db", "feed", "http"],
  // What is said in videos, as their owners brought it.
  captions: ["db", "feed", "media"],
  tokens: ["db", "instagram"],
  // Whoever finds trouble reports it here; who is told, and when, nobody else knows.
  alerts: ["db", "http", "instagram", "tokens"],
  // Sites are told of new posts.
  hooks: ["alerts", "db", "feed", "http", "tokens"],
  sync: ["alerts", "db", "feed", "http", "instagram", "media", "tokens"],
  accounts: ["alerts", "db", "feed", "http", "instagram", "sync", "tokens"],
  auth: ["db", "http"],
  meta: ["alerts", "db", "instagram"],
  doctor: ["accounts", "alerts", "data-folder", "db", "http", "instagram", "tokens"],
  publishing: ["alerts", "config", "db", "feed", "http", "media"],
  backup: [
    "alerts",
    "captions",
    "config",
    "data-folder",
    "db",
    "feed",
    "hooks",
    "instagram",
    "media",
    "publishing",
    "tokens",
  ],
  jobs: [
    "alerts",
    "auth",
    "backup",
    "db",
    "feed",
    "hooks",
    "media",
    "publishing",
    "sync",
    "tokens",
  ],
  // What came of what the owner asked for, in the words of the dashboard and the commands.
  outcomes: ["accounts", "publishing", "sync", "tokens"],
  pages: [
    "accounts",
    "alerts",
    "backup",
    "captions",
    "config",
    "db",
    "doctor",
    "feed",
    "hooks",
    "instagram",
    "publishing",
    "tokens",
  ],
  routes: [
    "accounts",
    "backup",
    "alerts",
    "auth",
    "captions",
    "db",
    "doctor",
    "feed",
    "hooks",
    "http",
    "instagram",
    "media",
    "meta",
    "metrics",
    "outcomes",
    "pages",
    "publishing",
    "tokens",
  ],
  metrics: ["accounts", "alerts", "db", "sync"],
  // What is served while the database cannot be opened.
  "closed-database": [
    "alerts",
    "config",
    "data-folder",
    "db",
    "doctor",
    "http",
    "pages",
    "routes",
    "tokens",
  ],
  cli: [
    "accounts",
    "alerts",
    "backup",
    "config",
    "data-folder",
    "db",
    "doctor",
    "feed",
    "instagram",
    "outcomes",
    "publishing",
  ],
  // Puts all of them together.
  composition: [],
  ...FOR_EVERYBODY,
};

/** What puts the folders together: nothing in them knows it. */
const WIRING = /^server\/((app|cli|instance|main|start)\.ts$|composition\/)/;
/** The commands open an instance, or start the server. */
const COMMANDS = "cli";

/** Imports that the table above does not have. */
export function wrongDirections(graph: ModuleGraph): string[] {
  return [...graph.values()].flatMap(({ path, imports }) => {
    const from = folderOf(path);
    if (from === undefined || WIRING.test(path)) return [];
    const allowed = [
      from,
      ...(MAY_IMPORT[from] ?? []),
      ...(from in FOR_EVERYBODY ? [] : Object.keys(FOR_EVERYBODY)),
    ];
    return imports
      .filter(({ path: to }) => {
        if (WIRING.test(to)) return from !== COMMANDS;
        const folder = folderOf(to);
        return folder !== undefined && !allowed.includes(folder);
      })
      .map(({ path: to }) => `${path} imports ${to}`);
  });
}

function folderOf(path: string): string | undefined {
  return /^server\/([^/]+)\//.exec(path)?.[1];
}

/** What keeps a visitor waiting, or must not be had without a password; by the words for it. */
const NOT_FOR_VISITORS = {
  "asks somebody else": ({ module }: Reached) =>
    module.identifiers.has("fetch") ||
    takes(module, /^(node:)?(http|https|http2|net|tls|undici)$/) ||
    module.path === "server/http/send-request.ts",
  "works on accounts": ({ module }: Reached) =>
    /^server\/(accounts|cli|jobs|sync|tokens)\//.test(module.path),
  "decodes pictures or videos": ({ module }: Reached) => takes(module, /^(sharp|file-type)(\/|$)/),
  "hashes passwords": ({ module }: Reached) =>
    /^server\/auth\/password/.test(module.path) ||
    takes(module, /^(node:)?crypto$/, /^(\*|default|scrypt|scryptSync|pbkdf2|argon2)/),
  "starts something": ({ module }: Reached) =>
    takes(module, /^(node:)?(child_process|worker_threads|cluster)$/),
} as const satisfies Record<string, (reached: Reached) => boolean>;

/** Everything that runs with the visitors' routes and must not: what it does, and the way there. */
export function notForVisitors(graph: ModuleGraph, routes: string): string[] {
  return reachableFrom(graph, routes).flatMap((reached) =>
    Object.entries(NOT_FOR_VISITORS)
      .filter(([, isMet]) => isMet(reached))
      .map(([words]) => `${reached.module.path} ${words}: ${reached.way.join(" > ")}`),
  );
}

function takes({ imports }: Reached["module"], from: RegExp, names = /^/): boolean {
  return imports.some(
    (one) =>
      !one.typeOnly &&
      from.test(one.path) &&
      (one.names.length === 0 || one.names.some((name) => names.test(name))),
  );
}

export function environmentReaders(graph: ModuleGraph): string[] {
  return [...graph.values()].filter((one) => one.readsEnvironment).map(({ path }) => path);
}

export function cyclesIn(graph: ModuleGraph): string[] {
  return importCycles(graph).map((members) => members.join(", "));
}
