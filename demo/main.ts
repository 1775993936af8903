import { ConfigurationError } from "../server/shared/errors.ts";
import { type Demo, DemoError, startDemo } from "./start.ts";

const PASSWORD = "harbour-demo";

try {
  const demo = await startDemo({
    port: readPort(process.env.PORT),
    dataDir: process.env.DATA_DIR ?? "./data/demo",
    adminPassword: process.env.ADMIN_PASSWORD ?? PASSWORD,
    ...(process.env.LOG_LEVEL && { logLevel: process.env.LOG_LEVEL }),
  });
  greet(demo);
  stopOnSignal(demo);
} catch (error) {
  if (!(error instanceof DemoError || error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? 3000);
  if (Number.isInteger(port) && port > 0 && port <= 65533) return port;
  throw new DemoError(`PORT must be a number from 1 to 65533, for example 4000, not “${text}”.`);
}

function greet(demo: Demo): void {
  const password = process.env.ADMIN_PASSWORD ? "(the one in ADMIN_PASSWORD)" : PASSWORD;
  console.log(`
  Windowbox demo: everything runs on this machine, no Meta app needed.

    The bakery's website   ${demo.siteUrl}
    Every look of the feed ${demo.siteUrl}gallery
    Windowbox's dashboard  ${demo.dashboardUrl}
    Password               ${password}

    1. Open the website: its feed is still empty.
    2. Open the dashboard, sign in, press Connect, and allow harbour.bakery
       on the page that plays Instagram (${demo.sandboxUrl}).
    3. Go back to the website: the pictures appear by themselves.

  Each start begins afresh; what it stores is in ${demo.dataDir}
  Other ports: PORT=4000 npm run demo. Stop with Ctrl-C.
`);
}

function stopOnSignal(demo: Demo): void {
  let stopping = false;
  const stop = () => {
    // A second Ctrl-C does not wait.
    if (stopping) process.exit(130);
    stopping = true;
    demo.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}
