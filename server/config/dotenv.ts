import { parseEnv } from "node:util";
import { ConfigurationError } from "../shared/errors.ts";
import { VARIABLES } from "./variables.ts";

/**
 * The variables in a `.env` file, whatever editor saved it: UTF-8, UTF-16 or Windows' own, with or without a byte
 * order mark, with line ends of any system. Throws a `ConfigurationError` for a line that names one of ours and
 * cannot be read: it would be lost in silence, and the line below with it.
 */
export function parseDotenv(bytes: Uint8Array): Record<string, string> {
  const text = quoteHashes(decodeText(bytes).replace(/\r\n?/g, "\n"));
  const variables: Record<string, string> = {};
  for (const [name, value = ""] of Object.entries(parseEnv(text))) variables[nameOf(name)] = value;
  const problems = lostLines(text, variables);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return variables;
}

const QUOTES = ["'", "`", '"'];

/**
 * A `#` within a word is part of it, as a shell, Docker and systemd have it: what is behind one in a password would be
 * lost in silence. With a blank before it, it begins a comment.
 */
function quoteHashes(text: string): string {
  return text.replace(
    // What stands within quotes, over lines or not, stays as it is.
    /=\s*(["'`])[\s\S]*?\1|^([^\n=#]*=[^\S\n]*)([^\s"'`#][^\n]*|#\S[^\n]*)$/gm,
    (line: string, _quote: string, before: string | undefined, rest = "") => {
      if (before === undefined) return line;
      const value = rest.replace(/\s#.*$/, "").trimEnd();
      const quote = QUOTES.find((one) => !value.includes(one));
      return value.includes("#") && quote ? `${before}${quote}${value}${quote}` : line;
    },
  );
}

function lostLines(text: string, variables: Readonly<Record<string, string>>): string[] {
  // What stands within quotes is a value, whatever it looks like.
  const lines = text.replace(/=\s*(["'`])[\s\S]*?\1/g, "=");
  const lost = Object.keys(VARIABLES).filter(
    (name) => !(name in variables) && new RegExp(`^[^\\S\n]*${name}\\b`, "m").test(lines),
  );
  const malformed = lost.filter(
    (name) => !new RegExp(`^[^\\S\n]*${name}[^\\S\n]*=`, "m").test(lines),
  );
  if (malformed.length > 0) {
    return malformed.map((name) => `${name} in .env cannot be read: write it as ${name}=value`);
  }
  return lost.map(
    (name) => `${name} in .env cannot be read: mend the line above it, which is not NAME=value`,
  );
}

function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  // By their byte order marks, else by the zero beside the first letter, which is an ASCII one.
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) {
    return new TextDecoder("utf-16le").decode(bytes);
  }
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) {
    return new TextDecoder("utf-16be").decode(bytes);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Without what an editor put before it and nobody sees. */
function nameOf(name: string): string {
  return name.replace(/[^\w.-]/g, "");
}
