import type { Sqlite } from "./sqlite.ts";

/** Named values: the key check, the password's hash, sealed app secrets. */
export interface NamedValues {
  get(name: string): Buffer | undefined;
  set(name: string, value: Buffer | string): void;
  delete(name: string): void;
}

export function createNamedValues(sqlite: Sqlite): NamedValues {
  const select = sqlite
    .prepare<[string], Buffer>("SELECT value FROM settings WHERE name = ?")
    .pluck();
  const upsert = sqlite.prepare(
    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  );
  const remove = sqlite.prepare("DELETE FROM settings WHERE name = ?");
  return {
    get: (name) => select.get(name),
    set: (name, value) => void upsert.run(name, Buffer.from(value)),
    delete: (name) => void remove.run(name),
  };
}
