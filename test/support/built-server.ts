import { join } from "node:path";

const BUILT = join(import.meta.dirname, "../../dist/server");

/** The server as it runs in production; no older than its sources were when the tests began. */
export const BUILT_SERVER = { main: join(BUILT, "main.js"), cli: join(BUILT, "cli.js") };
