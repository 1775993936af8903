import { readdirSync } from "node:fs";
import { join, parse } from "node:path";
import { expect, inject, it } from "vitest";
import type { CampaignRow } from "./row.ts";

const NOT_ROWS = ["campaign", "main", "row", "tell-owner", "vitest.config"];

const { rows, share } = inject("campaign");
const names = readdirSync(import.meta.dirname)
  .map((file) => parse(file))
  .filter(({ ext, name }) => ext === ".ts" && !NOT_ROWS.includes(name))
  .map(({ name }) => name);
const unknown = rows.filter((row) => !names.includes(row));
if (unknown.length > 0) {
  throw new Error(`There is no ${unknown.join(", ")}; there are ${names.join(", ")}.`);
}

for (const file of names.filter((name) => rows.length === 0 || rows.includes(name))) {
  const { name, count, run }: CampaignRow = await import(join(import.meta.dirname, `${file}.ts`));
  it(name, async ({ task }) => {
    const result = await run(Math.max(1, Math.round(count * share)));
    task.meta.campaign = result;
    expect(result.lost).toBe(0);
  });
}
