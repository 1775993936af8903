import type { Notice } from "../../shared/notice.ts";

export const ALERTS_PATH = "/admin/alerts";

export function saved(text: string): Notice {
  return { level: "success", text };
}
