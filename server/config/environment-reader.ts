import type { z } from "zod";
import { VARIABLES, type Variable, type VariableName } from "./variables.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

type Schema<N extends VariableName> = z.infer<(typeof VARIABLES)[N]["schema"]>;
/** What has a preset is always there: a value that is wrong ends the start. */
type ValueOf<N extends VariableName> = (typeof VARIABLES)[N] extends { preset: string }
  ? Schema<N>
  : Schema<N> | undefined;

/** Reads variables one by one, and collects what is wrong with them. */
export interface EnvironmentReader {
  /** As it was set, blanks aside. */
  readonly set: Environment;
  /** Sentences, in the order in which they were found. */
  readonly problems: string[];
  /** Those of the variables that were read which nobody set. */
  readonly presets: readonly VariableName[];
  read<N extends VariableName>(name: N): ValueOf<N>;
}

export function createEnvironmentReader(given: Environment): EnvironmentReader {
  const set = withoutBlanks(withLowerCase(given));
  const problems: string[] = [];
  const presets: VariableName[] = [];
  return {
    set,
    problems,
    presets,
    read<N extends VariableName>(name: N): ValueOf<N> {
      const { schema, rule, preset }: Variable = VARIABLES[name];
      const own = withoutQuotes(name, set[name]);
      if (!own) presets.push(name);
      const value = own || preset;
      const result = value === undefined ? undefined : schema.safeParse(value);
      if (result?.success === false) problems.push(`${name} ${rule}`);
      return result?.data as ValueOf<N>;
    },
  };
}

/** Named so by some programs, and in small letters by others. */
const EITHER_CASE = ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "ALL_PROXY"];

function withLowerCase(environment: Environment): Environment {
  const found = EITHER_CASE.map((name) => [
    name,
    environment[name] || environment[name.toLowerCase()],
  ]);
  return { ...environment, ...Object.fromEntries(found) };
}

/** An empty line in .env means "not set", and so do blanks, which would otherwise be the number 0. */
function withoutBlanks(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
}

/** Taken letter by letter. */
const VERBATIM: readonly VariableName[] = ["ADMIN_PASSWORD", "WINDOWBOX_SECRET"];
const QUOTED = /^\s*(?:"(?<a>.*)"|'(?<b>.*)'|[“„”](?<c>.*)[“”]|[‘‚’](?<d>.*)[‘’])\s*$/su;

/** `docker run --env-file` and some panels hand on the quotes that a shell and `.env` would take off. */
function withoutQuotes(name: VariableName, value: string | undefined): string | undefined {
  if (value === undefined || VERBATIM.includes(name)) return value;
  const groups = QUOTED.exec(value)?.groups ?? {};
  return Object.values(groups).find((inner) => inner !== undefined) ?? value;
}

/** Sentences about what is odd but not wrong. */
export function oddities(set: Environment): string[] {
  return [
    ...Object.keys(set)
      .filter((name) => name.startsWith("WINDOWBOX_") && !(name in VARIABLES))
      .map((name) => `${name} is not a setting of Windowbox and is ignored; is it misspelt?`),
    ...VERBATIM.filter((name) => QUOTED.test(set[name] ?? "")).map(
      (name) => `${name} begins and ends with a quotation mark, and both are part of it.`,
    ),
    ...(set["ALL_PROXY"] && !set["HTTPS_PROXY"]
      ? ["ALL_PROXY is not used: name the proxy in HTTPS_PROXY."]
      : []),
  ];
}
