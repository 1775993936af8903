import type { Settings } from "./settings.ts";

/** Whether the look has anything that is in the extras; else they are done without. */
export const wantsExtras = (settings: Settings) =>
  settings.header ||
  settings.followButton ||
  settings.captions ||
  settings.hash ||
  settings.instagramTile ||
  // Whatever leads away says so.
  settings.onClick !== "lightbox" ||
  settings.hover !== "none" ||
  settings.loadMore !== "none";
