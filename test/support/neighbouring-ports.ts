import { createServer } from "node:net";
import { freePort } from "./free-port.ts";

/** The first of three ports in a row that nothing listens on right now: what a demo takes. */
export async function neighbouringPorts(): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (port > 65_533) continue;
    const free = await Promise.all([port, port + 1, port + 2].map(isFree));
    if (free.every(Boolean)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
