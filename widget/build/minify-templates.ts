import type { Plugin } from "vite";
import { minifyCss } from "./minify-css.ts";

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
  const parts = [...quasisOf(node)];
  if (tag === "css") {
    const [whole, second] = parts;
    // Half a style sheet cannot be read, and nothing here is made of halves.
    if (!whole || second) throw new Error(`A template of styles takes no values: ${code}`);
    edits.push({ ...whole, text: asTemplate(minifyCss(whole.cooked)) });
    return;
  }
  for (const { start, end } of parts) {
    edits.push({ start, end, text: minifyHtml(code.slice(start, end)) });
  }
}

function asTemplate(text: string): string {
  return text.replace(/[`\\]|\$\{/g, "\\$&");
}

function tagOf(node: object): string | undefined {
  if (Reflect.get(node, "type") !== "TaggedTemplateExpression") return undefined;
  const tag: unknown = Reflect.get(node, "tag");
  const name: unknown = typeof tag === "object" && tag !== null ? Reflect.get(tag, "name") : "";
  return typeof name === "string" && TAGS.has(name) ? name : undefined;
}

interface Quasi {
  readonly start: number;
  readonly end: number;
  /** Its text as the program has it, without escapes. */
  readonly cooked: string;
}

function* quasisOf(node: object): Generator<Quasi> {
  const quasi: unknown = Reflect.get(node, "quasi");
  const quasis: unknown =
    typeof quasi === "object" && quasi !== null ? Reflect.get(quasi, "quasis") : [];
  if (!Array.isArray(quasis)) return;
  for (const { start, end, value } of quasis) yield { start, end, cooked: value.cooked };
}

/**
 * Only white space with a line break in it is indentation; a single space between words is meant. Minifiers of HTML want
 * whole documents, and drop spaces and quotes by rules about those; what is between two values of a template is a piece,
 * and the one rule that it needs is this formatter's.
 */
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
