import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigurationError } from "../../shared/errors.ts";
import { sha256 } from "../../shared/sha256.ts";
import { ICON } from "../components/icons.tsx";

/** A file that pages are made up with. It holds nothing of anybody's. */
interface PageAsset {
  /** Named after its content, so it may be kept for ever. */
  readonly name: string;
  readonly text: string;
  readonly contentType: string;
}

export interface PageAssets {
  readonly stylesheet: PageAsset;
  readonly script: PageAsset;
  readonly icon: PageAsset;
}

/** Reads what the build left in `directory`. Throws a `ConfigurationError` where it left nothing. */
export function readPageAssets(directory: string): PageAssets {
  const read = (file: string) => readBuilt(join(directory, file));
  return {
    stylesheet: pageAsset("dashboard", "css", read("dashboard.css"), "text/css; charset=utf-8"),
    script: pageAsset("dashboard", "js", read("dashboard.js"), "text/javascript; charset=utf-8"),
    icon: pageAsset("icon", "svg", ICON, "image/svg+xml"),
  };
}

function pageAsset(name: string, extension: string, text: string, contentType: string): PageAsset {
  const hash = sha256(text).toString("hex").slice(0, 12);
  return { name: `${name}-${hash}.${extension}`, text, contentType };
}

function readBuilt(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new ConfigurationError([`${path} is missing: run npm run build first`]);
  }
}
