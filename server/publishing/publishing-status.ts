import { z } from "zod";
import type { NamedValues } from "../db/named-values.ts";

const STATUS_VALUE = "publishing";

const status = z.object({
  triedAt: z.number().optional(),
  /** When everything was published the last time. */
  succeededAt: z.number().optional(),
  /** When that run began: what was deleted here before is deleted there, too. */
  begunAt: z.number().optional(),
  /** So many files there were then. */
  files: z.number().optional(),
  /** Why the last try failed, for the owner. */
  failure: z.string().optional(),
});

/** What came of publishing where PUBLISH_TO says, by whichever process. */
export type PublishingStatus = z.infer<typeof status>;

export function readStatus(values: Pick<NamedValues, "get">): PublishingStatus {
  try {
    return status.parse(JSON.parse(values.get(STATUS_VALUE)?.toString("utf8") ?? "{}"));
  } catch {
    return {};
  }
}

export function writeStatus(values: Pick<NamedValues, "set">, written: PublishingStatus): void {
  values.set(STATUS_VALUE, JSON.stringify(written));
}
