import type { Sqlite } from "./sqlite.ts";

/** Pictures and videos that are here and that nobody is to see. */
export interface WithheldFiles {
  all(): Set<string>;
  /** Puts these names in the place of what is withheld. */
  replace(names: ReadonlySet<string>): void;
  /** What is shown again is had again at once. */
  release(names: readonly string[]): void;
}

export function createWithheldFiles(sqlite: Sqlite): WithheldFiles {
  const select = sqlite.prepare<[], string>("SELECT name FROM withheld_files").pluck();
  const removeAll = sqlite.prepare("DELETE FROM withheld_files");
  const insert = sqlite.prepare("INSERT OR IGNORE INTO withheld_files (name) VALUES (?)");
  const remove = sqlite.prepare(
    "DELETE FROM withheld_files WHERE name IN (SELECT value FROM json_each(?))",
  );
  return {
    all: () => new Set(select.all()),
    replace(names) {
      const before = new Set(select.all());
      if (before.size === names.size && [...names].every((name) => before.has(name))) return;
      removeAll.run();
      for (const name of names) insert.run(name);
    },
    release(names) {
      // Most often there are none, and thousands of names.
      const withheld = select.all();
      if (withheld.length === 0) return;
      const shown = new Set(names);
      const released = withheld.filter((name) => shown.has(name));
      if (released.length > 0) remove.run(JSON.stringify(released));
    },
  };
}
