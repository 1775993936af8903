import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { sha256 } from "../shared/sha256.ts";
import { BUILT_FILES } from "./built-files.ts";
import type { RenderHtml } from "./html-renditions.ts";

/** The element's templates, built for the server. */
export interface HtmlRenderer {
  /** Another one when the templates are. */
  readonly version: string;
  readonly render: RenderHtml;
}

/**
 * Finds what the build left beside the element. `undefined` where there is none, as before the first build: feeds are
 * then served as JSON only. Loaded when something is to be rendered, so that a server at rest stays small.
 */
export function findHtmlRenderer(widgetDir: string): HtmlRenderer | undefined {
  const file = join(widgetDir, BUILT_FILES.htmlRenderer);
  if (!existsSync(file)) return undefined;
  const version = sha256(readFileSync(file)).toString("base64url");
  return {
    version,
    render: (pages, server, options) => {
      const built: { renderHtml: RenderHtml } = createRequire(import.meta.url)(file);
      return built.renderHtml(pages, server, options);
    },
  };
}
