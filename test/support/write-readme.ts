import { readFileSync, writeFileSync } from "node:fs";
import { README, withTables } from "./readme-tables.ts";

writeFileSync(README, withTables(readFileSync(README, "utf8")));
