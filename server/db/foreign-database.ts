import BetterSqlite3 from "better-sqlite3";
import { keep } from "./kept.ts";
import { MIGRATIONS } from "./migrations.ts";

export type ForeignProblem =
  | { readonly kind: "no database" | "damaged" }
  /** Made by a Windowbox with more migrations. */
  | { readonly kind: "newer" }
  /** Something is in its schema that no Windowbox makes, or is missing there. */
  | { readonly kind: "foreign"; readonly name: string };

/**
 * What keeps a database file that came from elsewhere from being used. Nothing in it is run: its schema is compared, word
 * for word, with the one that the same migrations make here, before anything is read through it.
 */
export function examineForeignDatabase(path: string): ForeignProblem | undefined {
  let file: BetterSqlite3.Database | undefined;
  try {
    file = new BetterSqlite3(path, { readonly: true, fileMustExist: true });
    keep(file);
    file.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0");
    const version = Number(pluck(file, "PRAGMA user_version")[0]);
    if (version > MIGRATIONS.length) return { kind: "newer" };
    if (!Number.isInteger(version) || version < 1) return { kind: "no database" };
    const stranger = firstDifference(schemaOf(file), schemaAt(version));
    if (stranger !== undefined) return { kind: "foreign", name: stranger };
    const isWhole =
      pluck(file, "PRAGMA integrity_check").every((row) => row === "ok") &&
      pluck(file, "PRAGMA foreign_key_check").length === 0;
    return isWhole ? undefined : { kind: "damaged" };
  } catch (error) {
    if (!(error instanceof BetterSqlite3.SqliteError)) throw error;
    return { kind: error.code === "SQLITE_NOTADB" ? "no database" : "damaged" };
  } finally {
    file?.close();
  }
}

/** By name, each with its whole definition. */
type Schema = ReadonlyMap<string, string>;

function schemaOf(file: BetterSqlite3.Database): Schema {
  const statement = file.prepare<[], { type: string; name: string; tbl_name: string; sql: string }>(
    "SELECT type, name, tbl_name, sql FROM sqlite_schema",
  );
  keep(statement);
  return new Map(
    statement
      .all()
      .map(({ type, name, tbl_name, sql }) => [
        name,
        [type, tbl_name, String(sql).replace(/\s+/g, " ").trim()].join("\n"),
      ]),
  );
}

function schemaAt(version: number): Schema {
  const made = new BetterSqlite3(":memory:");
  keep(made);
  try {
    for (const migration of MIGRATIONS.slice(0, version)) made.exec(migration);
    return schemaOf(made);
  } finally {
    made.close();
  }
}

function firstDifference(given: Schema, expected: Schema): string | undefined {
  for (const [name, definition] of given) {
    if (expected.get(name) !== definition) return name;
  }
  return [...expected.keys()].find((name) => !given.has(name));
}

function pluck(file: BetterSqlite3.Database, sql: string): unknown[] {
  const statement = file.prepare(sql).pluck();
  keep(statement);
  return statement.all();
}
