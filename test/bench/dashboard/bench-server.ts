import { createLog } from "../../../server/logging/log.ts";
import { startServer } from "../../../server/start.ts";

export const PASSWORD = "only for this bench";

/** On a data folder of the bench's own. Nothing is asked of anybody: what is measured is this server. */
export function startBenchServer(dataDir: string): ReturnType<typeof startServer> {
  return startServer({
    environment: {
      DATA_DIR: dataDir,
      PORT: "0",
      ADMIN_PASSWORD: PASSWORD,
      MAX_POSTS: "2000",
      PUBLIC_URL: "http://127.0.0.1:3000",
    },
    log: createLog("silent", { write: () => {} }),
    fetch: () => Promise.reject(new Error("nobody answers here")),
  });
}
