import type { Plugin } from "vite";

const TAGS = new Set(["html", "css"]);

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Takes the indentation out of `html` and `css` templates: visitors pay for every byte of it. */
export function minifyTemplates(): Plugin {
  return {
    name: "windowbox:minify-templates",
    apply: "build",
    transform: {
      filter: { id: /\/widget\/.*\.ts$/, code: /\b(html|css)`/ },
      handler(code) {
        const edits: Edit[] = [];
        collect(this.parse(code), code, edits);
        let result = code;
        for (const { start, end, text } of edits.sort((a, b) => b.start - a.start)) {
          result = result.slice(0, start) + text + result.slice(end);
        }
        return { code: result, map: null };
      },
    },
  };
}

function collect(node: unknown, code: string, edits: Edit[]): void {
  if (typeof node !== "object" || node === null) return;
  for (const child of Object.values(node)) collect(child, code, edits);
  const tag = tagOf(node);
  if (!tag) return;
  const parts = [...quasisOf(node)].map(({ start, end }) => ({
    start,
    end,
    text: code.slice(start, end),
  }));
  for (const { start, end, text } of parts) {
    edits.push({ start, end, text: tag === "css" ? minifyCss(text) : minifyHtml(text) });
  }
}

function tagOf(node: object): string | undefined {
  if (Reflect.get(node, "type") !== "TaggedTemplateExpression") return undefined;
  const tag: unknown = Reflect.get(node, "tag");
  const name: unknown = typeof tag === "object" && tag !== null ? Reflect.get(tag, "name") : "";
  return typeof name === "string" && TAGS.has(name) ? name : undefined;
}

function* quasisOf(node: object): Generator<{ start: number; end: number }> {
  const quasi: unknown = Reflect.get(node, "quasi");
  const quasis: unknown =
    typeof quasi === "object" && quasi !== null ? Reflect.get(quasi, "quasis") : [];
  if (!Array.isArray(quasis)) return;
  for (const part of quasis) yield { start: part.start, end: part.end };
}

/** Only white space with a line break in it is indentation; a single space between words is meant. */
export function minifyHtml(text: string): string {
  return text
    .replace(/(^|>)\s*\n\s*(?=<|$)/g, "$1")
    .replace(/^\s*\n\s*$/g, "")
    .replace(/>\s*\n\s*/g, ">")
    .replace(/\s*\n\s*(?=<\/|<[a-z])/g, "")
    .replace(/\s*\n\s*/g, " ")
    .replace(/ (\/?>)/g, "$1")
    .replace(/\/>/g, ">");
}

export function minifyCss(text: string): string {
  return text
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,>]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/ !important/g, "!important")
    .replace(/([\s:(,])0\./g, "$1.")
    .replace(/ \/ /g, "/")
    .replace(/;}/g, "}")
    .replace(/="([a-z]+)"]/g, "=$1]")
    .trim();
}
