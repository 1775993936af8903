import { MetaError } from "./meta-error.ts";

/** `id,children{id,media_url}` as a tree; a leaf has no fields of its own. */
export type FieldTree = Map<string, FieldTree | undefined>;

export function parseFields(text: string): FieldTree {
  const parser = { text, at: 0 };
  const tree = parseList(parser);
  if (parser.at < text.length) throw syntaxError(parser);
  return tree;
}

interface Parser {
  readonly text: string;
  at: number;
}

function parseList(parser: Parser): FieldTree {
  const tree: FieldTree = new Map();
  for (;;) {
    const name = /^\s*([a-z_][a-z0-9_.]*)(?:\([^)]*\))?\s*/i.exec(parser.text.slice(parser.at));
    if (!name?.[1]) throw syntaxError(parser);
    parser.at += name[0].length;
    let children: FieldTree | undefined;
    if (parser.text[parser.at] === "{") {
      parser.at += 1;
      children = parseList(parser);
      if (parser.text[parser.at] !== "}") throw syntaxError(parser);
      parser.at += 1;
    }
    // `.limit(5)` behind a name is a modifier, not part of the name.
    tree.set(name[1].replace(/\..*$/, ""), children);
    if (parser.text[parser.at] !== ",") return tree;
    parser.at += 1;
  }
}

function syntaxError(parser: Parser): MetaError {
  return new MetaError(
    `Syntax error "Expected name." at character ${parser.at}: ${parser.text.slice(0, 60)}`,
    { code: 2500 },
  );
}

/** A node's fields: a value, `undefined` where it does not apply, or a function of the asked-for subfields. */
export type NodeFields = Readonly<Record<string, unknown>>;

/** Only what was asked for, `id` always; an unknown name fails the whole request, as Meta does it. */
export function selectFields(
  node: NodeFields,
  asked: FieldTree,
  nodeType: string,
  refused: ReadonlySet<string> = new Set(),
): Record<string, unknown> {
  const answer: Record<string, unknown> = {};
  for (const [name, children] of asked) {
    if (!Object.hasOwn(node, name) || refused.has(name)) throw unknownField(name, nodeType);
    const value = node[name];
    const chosen = typeof value === "function" ? value(children) : value;
    if (chosen !== undefined) answer[name] = chosen;
  }
  if (!("id" in answer) && node.id !== undefined) answer.id = node.id;
  return answer;
}

export function unknownField(name: string, nodeType = "ShadowIGMedia"): MetaError {
  return new MetaError(
    `(#100) Tried accessing nonexisting field (${name}) on node type (${nodeType})`,
    { code: 100, type: "OAuthException" },
  );
}
