import type { Config } from "../config/config.ts";
import { createDoctor } from "../doctor/doctor.ts";
import { createHealthProof } from "../doctor/health-proof.ts";
import { proxyHost } from "../http/outgoing-proxy.ts";
import type { Fetch } from "../http/send-request.ts";
import { createMediaMeter } from "../metrics/media-meter.ts";
import { collectMetrics } from "../metrics/metrics.ts";
import type { FeedParts } from "./compose-feeds.ts";
import type { composeSync } from "./compose-sync.ts";
import type { Foundation } from "./foundation.ts";

/** How everything is: for the owner in sentences, for programs in numbers. */
export function composeExamining(
  foundation: Foundation,
  { sweeper }: Pick<FeedParts, "sweeper">,
  { pictures, syncResults }: ReturnType<typeof composeSync>,
  ownFetch: Fetch | undefined,
) {
  const { config, clock, db, mediaDir, readTroubles, signingKey } = foundation;
  const { dataDir, hosts, proxy, publicUrl, diskReserve, warnings } = config;
  const mediaMeter = createMediaMeter(mediaDir, clock);
  const healthProof = createHealthProof(signingKey);
  const doctor = createDoctor({
    ...foundation,
    ...{ dataDir, hosts, diskReserve, warnings },
    proxyHost: proxy && proxyHost(proxy),
    checkPictures: pictures.check,
    countFiles: sweeper.countFiles,
    secretFromEnvironment: config.secret !== undefined,
    address: {
      fetch: ownFetch ?? globalThis.fetch,
      publicUrl,
      localUrl: localUrlOf(config),
      healthProof,
    },
  });
  return {
    healthProof,
    doctor,
    collectMetrics: () =>
      collectMetrics({ db, clock, dataDir, mediaMeter, syncResults, readTroubles }),
  };
}

/** Where the server is found from this machine, whatever it listens on. */
function localUrlOf({ host, port }: Config): string {
  const address = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
  return `http://${address.includes(":") ? `[${address}]` : address}:${port}`;
}
