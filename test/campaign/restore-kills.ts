import { startRestoredServer } from "../e2e/restored-server.ts";
import { type RowResult, tryEach } from "./row.ts";

export const name = "killed restores and backups";
export const count = 400;

/** `kill -9` at random instants of restoring and backing up beside a server, and of the server that is restored. */
export async function run(times: number): Promise<RowResult> {
  const restored = await startRestoredServer();
  return tryEach(times, (index) => restored.kill(index));
}
