export { defineElement } from "./element/define-element.ts";

/** Nobody loads it: the build makes the script of a feed of it, which takes what it needs from here as chunks do. */
export const loadShowFeed = () => import("./embed/show-feed.ts");
