import { parseConfig } from "../../server/config/config.ts";
import { createInstance } from "../../server/instance.ts";
import { createLog } from "../../server/logging/log.ts";
import { systemClock } from "../../server/time/clock.ts";

/** A process of its own that tells the owner what they do not know yet, as the server does each minute. */
const instance = createInstance({
  config: parseConfig(process.env),
  clock: systemClock,
  log: createLog("silent", { write: () => {} }),
});
process.stdout.write("telling\n");
await instance.alerts.tell();
instance.close();
