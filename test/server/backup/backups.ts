import { join } from "node:path";
import {
  type RestoreDeps,
  type RestoreOptions,
  restoreBackup,
} from "../../../server/backup/restore.ts";
import { writeBackup } from "../../../server/backup/write-backup.ts";
import type { Config } from "../../../server/config/config.ts";
import { createLog } from "../../../server/logging/log.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { createTestInstance, type TestInstance } from "../../support/test-instance.ts";

const GIGABYTE = 1_000_000_000;

/** An account with posts and pictures, as after its first sync. */
export async function syncedInstance(
  options: Parameters<typeof createTestInstance>[0] = {},
): Promise<TestInstance & { readonly accountId: string }> {
  const made = createTestInstance(options);
  const { accountId } = await made.connect("harbour.bakery");
  await made.instance.sync.syncAccount(accountId);
  return { ...made, accountId };
}

/** A backup of it, in a folder of its own. */
export async function backupOf(
  { config, clock }: Pick<TestInstance, "config" | "clock">,
  key: "inside" | "left out" | "environment" = "inside",
): Promise<string> {
  const path = join(tempFolder(), "windowbox.tar");
  await writeBackup(path, {
    dataDir: config.dataDir,
    now: clock.now(),
    key,
    media: "inside",
    diskReserve: 0,
  });
  return path;
}

export function restoreInto(
  config: Config,
  clock: TestInstance["clock"],
  path: string,
  options: Partial<RestoreOptions & Pick<RestoreDeps, "longestWaitMs" | "forgetDeleted">> = {},
) {
  const { longestWaitMs = 5000, forgetDeleted = () => undefined, ...rest } = options;
  return restoreBackup(
    {
      ...config,
      ...{ clock, longestWaitMs, diskReserve: 0, syncPeriodMs: 3_600_000 },
      log: createLog("silent"),
      forgetDeleted,
    },
    path,
    { mostBytes: GIGABYTE, ...rest },
  );
}
