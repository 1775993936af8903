import { startPublishedSite } from "../e2e/published-site.ts";
import { type RowResult, tryEach } from "./row.ts";

export const name = "killed publishing";
export const count = 400;

/** `kill -9` at random instants of publishing to a folder and to a bucket, while what is published changes. */
export async function run(times: number): Promise<RowResult> {
  const site = await startPublishedSite();
  return tryEach(times, site.kill);
}
