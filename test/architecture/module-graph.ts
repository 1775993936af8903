import { dirname, join } from "node:path";
import { parseSync } from "vite";

/** One `import`, `export … from` or `import()`. */
interface Import {
  /** Of one of our own files, as seen from the root; else as it is written. */
  readonly path: string;
  /** What is taken of it; `*` for everything. */
  readonly names: readonly string[];
  /** Gone before anything runs. */
  readonly typeOnly: boolean;
}

interface Module {
  readonly path: string;
  readonly imports: readonly Import[];
  /** Names of variables, functions and properties in it, once each; not what is in comments or in text. */
  readonly identifiers: ReadonlySet<string>;
  readonly readsEnvironment: boolean;
}

export type ModuleGraph = ReadonlyMap<string, Module>;

/** A module that can be reached, and by which way. */
export interface Reached {
  readonly module: Module;
  /** From the start to it, both named. */
  readonly way: readonly string[];
}

/** Of files by their paths as seen from the root, whether they lie on a disk or in a test. */
export function readModuleGraph(sources: ReadonlyMap<string, string>): ModuleGraph {
  return new Map([...sources].map(([path, text]) => [path, readModule(path, text)]));
}

function readModule(path: string, text: string): Module {
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const add = (specifier: string, names: readonly string[], typeOnly: boolean) =>
    imports.push({ path: resolveFrom(path, specifier), names, typeOnly });
  for (const { moduleRequest, entries } of module.staticImports) {
    const names = entries.map(({ importName }) =>
      importName.kind === "Default" ? "default" : (importName.name ?? "*"),
    );
    add(moduleRequest.value, names, entries.length > 0 && entries.every(({ isType }) => isType));
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, importName, isType } of entries) {
      if (moduleRequest) add(moduleRequest.value, [importName.name ?? "*"], isType);
    }
  }
  const identifiers = new Set<string>();
  let readsEnvironment = false;
  visit(program, (node) => {
    if (node.type === "Identifier") identifiers.add(textOf(node.name));
    if (node.type === "ImportExpression") add(specifierOf(node, path), ["*"], false);
    if (node.type === "TSImportType") add(specifierOf(node, path), ["*"], true);
    readsEnvironment ||= isEnvironment(node);
  });
  const fromProcess = imports.some(({ path: from }) => /^(node:)?process$/.test(from));
  return { path, imports, identifiers, readsEnvironment: readsEnvironment || fromProcess };
}

type Node = Readonly<Record<string, unknown>>;

function visit(value: unknown, seen: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const entry of value) visit(entry, seen);
  } else if (isNode(value)) {
    if (typeof value.type === "string") seen(value);
    for (const child of Object.values(value)) visit(child, seen);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}

/** `process.env`, `process["env"]` and `const { env } = process`. */
function isEnvironment({ type, object, property, init }: Node): boolean {
  if (type === "VariableDeclarator") return isProcess(init);
  if (type !== "MemberExpression" || !isProcess(object) || !isNode(property)) return false;
  return property.name === "env" || property.value === "env";
}

function isProcess(value: unknown): boolean {
  if (!isNode(value)) return false;
  if (value.type === "Identifier") return value.name === "process";
  return value.type === "MemberExpression" && isNode(value.property)
    ? value.property.name === "process"
    : false;
}

function specifierOf({ source }: Node, path: string): string {
  const specifier = isNode(source) ? textOf(source.value) : "";
  // Where it leads cannot be read here, so it is not left unseen.
  return specifier || `something that ${path} names when it runs`;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function resolveFrom(path: string, specifier: string): string {
  return specifier.startsWith(".") ? join(dirname(path), specifier) : specifier;
}

/** All that runs when the module at `start` does, itself included: types are followed nowhere. */
export function reachableFrom(graph: ModuleGraph, start: string): Reached[] {
  const first = graph.get(start);
  if (!first) throw new Error(`there is no module ${start}`);
  const reached = new Map<string, Reached>([[start, { module: first, way: [start] }]]);
  for (const { module, way } of reached.values()) {
    for (const { path, typeOnly } of module.imports) {
      const next = graph.get(path);
      if (typeOnly || !next || reached.has(path)) continue;
      // A map that grows is walked to its new end.
      reached.set(path, { module: next, way: [...way, path] });
    }
  }
  return [...reached.values()];
}

/** Modules that import each other in a circle, types included; each circle once, as the modules in it. */
export function importCycles(graph: ModuleGraph): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const cycles: string[][] = [];
  function connect(path: string): number {
    const index = order.size;
    order.set(path, index);
    lowest.set(path, index);
    open.push(path);
    for (const { path: next } of graph.get(path)?.imports ?? []) {
      if (!graph.has(next)) continue;
      const known = order.get(next);
      if (known === undefined) lower(path, connect(next));
      else if (open.includes(next)) lower(path, known);
    }
    if (lowest.get(path) === index) {
      const members = open.splice(open.indexOf(path));
      const importsItself = graph.get(path)?.imports.some((own) => own.path === path);
      if (members.length > 1 || importsItself) cycles.push(members.sort());
    }
    return lowest.get(path) ?? index;
  }
  function lower(path: string, to: number): void {
    lowest.set(path, Math.min(lowest.get(path) ?? to, to));
  }
  for (const path of graph.keys()) if (!order.has(path)) connect(path);
  return cycles;
}
