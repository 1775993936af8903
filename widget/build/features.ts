import { type AnyNode, type Literal, type Node, parse } from "acorn";

/** Something of the platform that a script or its styles use. */
export interface Feature {
  /** `syntax`: a path of the compatibility data. The others: names, as they are written. */
  readonly kind: "syntax" | "global" | "static" | "member" | "css";
  readonly name: string;
}

/** By operator. */
const OPERATORS: Readonly<Record<string, string>> = {
  "??": "nullish_coalescing",
  "??=": "nullish_coalescing_assignment",
  "||=": "logical_or_assignment",
  "&&=": "logical_and_assignment",
  "**": "exponentiation",
};

/** What stands in a regular expression, by how it begins. */
const IN_PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\(\?<[=!]/, "regular_expressions.lookbehind_assertion"],
  [/\(\?<[^=!]/, "regular_expressions.named_capturing_group"],
  [/\(\?[ims]*-?[ims]+:/, "regular_expressions.modifier"],
  [/\\[pP]\{/, "regular_expressions.unicode_character_class_escape"],
];

const BY_FLAG: Readonly<Record<string, string>> = {
  d: "builtins.RegExp.hasIndices",
  s: "builtins.RegExp.dotAll",
  v: "builtins.RegExp.unicodeSets",
};

/** Every feature that a built script uses, its styles included. Throws at what is no script. */
export function findFeatures(code: string): Feature[] {
  const found = new Map<string, Feature>();
  const add = (kind: Feature["kind"], name: string) => {
    found.set(`${kind} ${name}`, { kind, name });
  };
  const program = parse(code, { ecmaVersion: "latest", sourceType: "module" });
  const own = new Set<string>();
  let depth = 0;

  const visit = (node: AnyNode): void => {
    for (const name of syntaxOf(node)) add("syntax", `javascript.${name}`);
    if (
      depth === 0 &&
      (node.type === "AwaitExpression" || (node.type === "ForOfStatement" && node.await))
    )
      add("syntax", "javascript.operators.await.top_level");
    if (node.type === "Identifier") add("global", node.name);
    if (node.type === "MemberExpression" && node.property.type === "Identifier" && !node.computed) {
      if (node.object.type === "Identifier")
        add("static", `${node.object.name}.${node.property.name}`);
      if (node.object.type !== "ThisExpression") add("member", node.property.name);
    }
    if (node.type === "CallExpression" && isListenerWithSignal(node))
      add("syntax", "api.EventTarget.addEventListener.options_parameter.options_signal_parameter");
    for (const name of namesDeclaredBy(node)) own.add(name);
    if (node.type === "Literal" && typeof node.value === "string")
      for (const name of cssFeatures(node.value)) add("css", name);
    if (node.type === "TemplateElement")
      for (const name of cssFeatures(node.value.cooked ?? "")) add("css", name);
    const inside = /Function|StaticBlock/.test(node.type);
    if (inside) depth += 1;
    for (const child of childrenOf(node)) visit(child);
    if (inside) depth -= 1;
  };
  visit(program);
  // What the script declares itself is not the platform's.
  for (const name of own) {
    found.delete(`global ${name}`);
    found.delete(`member ${name}`);
  }
  return [...found.values()];
}

function syntaxOf(node: AnyNode): string[] {
  switch (node.type) {
    case "StaticBlock":
      return ["classes.static.initialization_blocks"];
    case "PropertyDefinition": {
      if (node.key.type === "PrivateIdentifier") return ["classes.private_class_fields"];
      return [node.static ? "classes.static.class_fields" : "classes.public_class_fields"];
    }
    case "MethodDefinition":
      return node.key.type === "PrivateIdentifier" ? ["classes.private_class_methods"] : [];
    case "BinaryExpression":
      if (node.left.type === "PrivateIdentifier") return ["classes.private_class_fields_in"];
      return operatorOf(node.operator);
    case "LogicalExpression":
    case "AssignmentExpression":
      return operatorOf(node.operator);
    case "ChainExpression":
      return ["operators.optional_chaining"];
    case "ImportExpression":
      return ["operators.import"];
    case "MetaProperty":
      return node.meta.name === "import" ? ["operators.import_meta"] : [];
    case "ExportAllDeclaration":
      return node.exported ? ["statements.export.namespace"] : [];
    case "Literal":
      return literalSyntax(node);
    case "CallExpression":
    case "NewExpression": {
      const [pattern, flags] = node.arguments;
      if (node.callee.type !== "Identifier" || node.callee.name !== "RegExp") return [];
      if (pattern?.type !== "Literal" || typeof pattern.value !== "string") return [];
      const written = flags?.type === "Literal" ? `${flags.value}` : "";
      return patternSyntax(pattern.value, written);
    }
    default:
      return [];
  }
}

function operatorOf(operator: string): string[] {
  const name = OPERATORS[operator];
  return name ? [`operators.${name}`] : [];
}

function literalSyntax(node: Literal): string[] {
  if (node.regex) return patternSyntax(node.regex.pattern, node.regex.flags);
  if (node.bigint) return ["builtins.BigInt"];
  return typeof node.value === "number" && node.raw?.includes("_")
    ? ["grammar.numeric_separators"]
    : [];
}

function patternSyntax(pattern: string, flags: string): string[] {
  const bare = pattern.replace(/\\\\/g, "");
  return [
    ...IN_PATTERNS.filter(([begins]) => begins.test(bare)).map(([, name]) => name),
    ...[...flags].flatMap((flag) => BY_FLAG[flag] ?? []),
  ];
}

function isListenerWithSignal(node: AnyNode & { type: "CallExpression" }): boolean {
  const { callee } = node;
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return false;
  if (callee.property.name !== "addEventListener") return false;
  return node.arguments.some(
    (options) =>
      options.type === "ObjectExpression" &&
      options.properties.some(
        (property) =>
          property.type === "Property" &&
          property.key.type === "Identifier" &&
          property.key.name === "signal",
      ),
  );
}

function namesDeclaredBy(node: AnyNode): string[] {
  switch (node.type) {
    case "VariableDeclarator":
    case "FunctionDeclaration":
    case "ClassDeclaration":
      return node.id?.type === "Identifier" ? [node.id.name] : [];
    case "MethodDefinition":
    case "PropertyDefinition":
    case "Property":
      return node.key.type === "Identifier" && !node.computed ? [node.key.name] : [];
    default:
      return [];
  }
}

/** Properties, at-rules and pseudo-classes of what looks like styles; never of words. */
function cssFeatures(text: string): string[] {
  if (!/[{;]\s*[a-z-]+\s*:[^;{}]+[;}]|@(?:media|supports|container)\b/.test(text)) return [];
  return findCssFeatures(text);
}

/** The same of a style sheet. */
export function findCssFeatures(sheet: string): string[] {
  const css = sheet.replace(/\/\*.*?\*\//gs, "").replace(/"[^"]*"|'[^']*'|url\([^)]*\)/g, '""');
  const names = (pattern: RegExp, before: string) =>
    [...css.matchAll(pattern)].map(([, name]) => `${before}.${name}`);
  return [
    ...new Set([
      ...names(/[{;]\s*([a-z][a-z-]*)\s*:(?![a-z-]+[({\s,.:[>~+]*[^;}]*\{)/g, "css.properties"),
      ...names(/@([a-z-]+)/g, "css.at-rules"),
      ...names(
        /:{1,2}(has|is|where|not|focus-visible|modal|popover-open|user-invalid|dir|backdrop|part|host|host-context|slotted|any-link|state)\b/g,
        "css.selectors",
      ),
      ...names(
        /\b(min|max|clamp|color-mix|oklch|oklab|lch|lab|light-dark|round|sin|cos|abs|image-set|conic-gradient|env)\(/g,
        "css.types",
      ),
      ...names(/\d(dvh|svh|lvh|dvw|svw|lvw|cqw|cqh|cqi|cqb|lh|rlh|cap|ic)\b/g, "css.units"),
    ]),
  ];
}

/** But names of members, which are no variables. */
function* childrenOf(node: AnyNode): Generator<AnyNode> {
  const name = "computed" in node && !node.computed ? nameOf(node) : undefined;
  for (const value of Object.values(node)) {
    if (value === name) continue;
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const child of values) if (isNode(child)) yield child;
  }
}

function nameOf(node: AnyNode): unknown {
  if ("property" in node) return node.property;
  return "key" in node ? node.key : undefined;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && isTyped(value);
}

function isTyped(value: object): value is Node {
  return "type" in value && typeof value.type === "string" && "start" in value;
}
