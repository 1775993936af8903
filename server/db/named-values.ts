import { blob, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, table } from "./table.ts";

const NAMED_VALUES = table("settings", ["name"], { name: text, value: blob });

/** Named values: the key check, the password's hash, sealed app secrets. */
export interface NamedValues {
  get(name: string): Buffer | undefined;
  set(name: string, value: Buffer | string): void;
  delete(name: string): void;
}

export function createNamedValues(sqlite: Sqlite): NamedValues {
  const values = prepareTable(sqlite, NAMED_VALUES);
  const select = values.one<[string]>("SELECT * FROM settings WHERE name = ?");
  const upsert = values.upsert();
  const remove = sqlite.prepare("DELETE FROM settings WHERE name = ?");
  return {
    get: (name) => select(name)?.value,
    set: (name, value) => void upsert({ name, value: Buffer.from(value) }),
    delete: (name) => void remove.run(name),
  };
}
