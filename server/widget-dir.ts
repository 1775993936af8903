import { join } from "node:path";

const HERE = import.meta.dirname;

/** The built element: beside the emitted server in production, in dist/ when the sources run in development. */
export const WIDGET_DIR = HERE.includes(join("dist", "server"))
  ? join(HERE, "../widget")
  : join(HERE, "../dist/widget");
