import { sha256 } from "../../sha256.ts";
import { ICON } from "../components/icons.tsx";
import { DASHBOARD_SCRIPT } from "./dashboard-script.ts";
import { STYLESHEET } from "./stylesheet.ts";

/** A file that pages are made up with. */
export interface PageAsset {
  /** Named after its content, so it may be kept for ever. */
  readonly name: string;
  readonly text: string;
  readonly contentType: string;
}

/** They hold nothing of anybody's. */
export const PAGE_ASSETS = {
  stylesheet: {
    name: `dashboard-${hashOf(STYLESHEET)}.css`,
    text: STYLESHEET,
    contentType: "text/css; charset=utf-8",
  },
  script: {
    name: `dashboard-${hashOf(DASHBOARD_SCRIPT)}.js`,
    text: DASHBOARD_SCRIPT,
    contentType: "text/javascript; charset=utf-8",
  },
  icon: { name: `icon-${hashOf(ICON)}.svg`, text: ICON, contentType: "image/svg+xml" },
} as const satisfies Record<string, PageAsset>;

function hashOf(text: string): string {
  return sha256(text).toString("hex").slice(0, 12);
}
