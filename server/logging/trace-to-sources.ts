import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const BUNDLE = import.meta.dirname;
const BUNDLE_URL = `${pathToFileURL(BUNDLE)}/`;
const PLACE = /(file:\/\/[^\s()]+\/)([\w.-]+\.js):(\d+):(\d+)/;

/**
 * Makes stack traces of the bundle name lines of the sources. The maps are read with the first stack that is looked at:
 * Node's own `--enable-source-maps` reads them at every start, which takes 20 MB and a tenth of its time.
 */
export function traceToSources(): void {
  if (import.meta.filename.endsWith(".ts")) return;
  const maps = new Map<string, SourceMap>();
  Error.prepareStackTrace = (error, sites) =>
    [headOf(error), ...sites.map((site) => `    at ${toSource(String(site), maps)}`)].join("\n");
}

function headOf(error: Error): string {
  try {
    return String(error);
  } catch {
    return "An error that cannot be written as text";
  }
}

function toSource(site: string, maps: Map<string, SourceMap>): string {
  return site.replace(PLACE, (place: string, folder: string, file: string, line, column) => {
    if (folder !== BUNDLE_URL) return place;
    try {
      const map = maps.get(file) ?? readMap(file);
      maps.set(file, map);
      const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
      if (!("originalSource" in entry)) return place;
      const source = relative(resolve(BUNDLE, "../.."), resolve(BUNDLE, entry.originalSource));
      return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    } catch {
      // A trace is wanted because something went wrong already.
      return place;
    }
  });
}

function readMap(file: string): SourceMap {
  return new SourceMap(JSON.parse(readFileSync(resolve(BUNDLE, `${file}.map`), "utf8")));
}
