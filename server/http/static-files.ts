import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { etagOf } from "./precompress.ts";
import { type PreparedResponse, prepareResponse } from "./prepared-response.ts";

/** A built file in memory, as it is answered with. */
export interface StaticFile {
  /** With forward slashes, relative to the folder. */
  readonly name: string;
  prepare(own: Record<string, string>): PreparedResponse;
}

export const SCRIPT_TYPE = "text/javascript; charset=utf-8";

/**
 * The scripts below `directory`, with what the build compressed beside them. Read once: an answer waits for no disk and
 * takes no descriptor, and a build that goes on below a running server does not mix old files with new ones.
 */
export function readScripts(directory: string): StaticFile[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".js"))
    .map((path) => readScript(join(directory, path), path.replaceAll("\\", "/")));
}

function readScript(path: string, name: string): StaticFile {
  const identity = readFileSync(path);
  const beside = (end: string) => (existsSync(path + end) ? readFileSync(path + end) : undefined);
  const bytes = { identity, brotli: beside(".br"), gzip: beside(".gz") };
  const etag = etagOf(identity);
  return { name, prepare: (own) => prepareResponse(bytes, { etag, type: SCRIPT_TYPE, own }) };
}
