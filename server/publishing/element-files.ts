import { BUILT_FILES } from "../feed/built-files.ts";
import { IMMUTABLE_CACHE_CONTROL, SCRIPT_CACHE_CONTROL } from "../feed/cache.ts";
import { readScripts, SCRIPT_TYPE } from "../http/static-files.ts";
import type { SiteFile } from "./site-file.ts";

/** The element's scripts, what they load before those that load it. */
export function readElementFiles(widgetDir: string): SiteFile[] {
  // Of the scripts of feeds, what they are made from is nothing that is loaded.
  const scripts = readScripts(widgetDir).filter(({ name }) => name !== BUILT_FILES.feedScript);
  const files = scripts.map(({ name, prepare }): SiteFile => {
    const bytes = Buffer.from(prepare({}).identity.bytes);
    const cacheControl = isChunk(name) ? IMMUTABLE_CACHE_CONTROL : SCRIPT_CACHE_CONTROL;
    return { path: name, contentType: SCRIPT_TYPE, cacheControl, content: { kind: "text", bytes } };
  });
  const depth = ({ path }: SiteFile) => path.split("/").length;
  return files.sort((a, b) => depth(b) - depth(a) || (a.path < b.path ? -1 : 1));
}

/** Named after the build. */
function isChunk(name: string): boolean {
  return name.startsWith("assets/");
}
