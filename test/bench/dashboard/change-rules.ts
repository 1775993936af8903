import type { Owner } from "../../support/owner.ts";
import { LARGE_FEED, withLargeFeed } from "./large-server.ts";

/** Each of them puts other posts on every page. */
const RULES: readonly (readonly [field: string, value: string])[] = [
  ["exclude", "#number10"],
  ["include", "étienne"],
  ["skip", "1"],
  ["exclude", "étienne"],
  ["order", "shuffled"],
];
const ROUNDS = 3;

/**
 * How long it takes from the press on Save to the feed as visitors get it, with 2,000 posts, whichever rule it is; in
 * milliseconds, one entry a change.
 */
export function measureRules(): Promise<number[]> {
  return withLargeFeed(async ({ url, owner }) => {
    await change(owner, "exclude", "#number1");
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [field, value] of RULES) {
        const before = await served(url);
        const startedAt = performance.now();
        await change(owner, field, value);
        const after = await served(url);
        times.push(performance.now() - startedAt);
        if (after === before) throw new Error("the feed that is served is as before");
      }
    }
    return times;
  });
}

async function change(owner: Owner, field: string, value: string): Promise<void> {
  const form = new URLSearchParams({ [field]: value });
  for (const kind of ["image", "video", "reel", "carousel"]) form.append("kinds", kind);
  const answer = await owner.post(`/admin/feeds/${LARGE_FEED}/rules`, form);
  if (answer.status !== 303) throw new Error(`the rules were answered ${answer.status}`);
}

async function served(url: string): Promise<string> {
  return (await fetch(`${url}/feeds/${LARGE_FEED}.json`)).text();
}
