import { DamagedError } from "../shared/errors.ts";
import type { Codec, Stored } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";

type Columns = Readonly<Record<string, Codec<unknown>>>;
type RawRow = Record<string, Stored>;

interface Column {
  readonly member: string;
  readonly codec: Codec<unknown>;
  /** In SQL. */
  readonly name: string;
}

/** A table whose columns are written down once: `lastError: optional(text)` lies in `last_error`. */
interface Table<C extends Columns> {
  readonly name: string;
  readonly primaryKey: readonly string[];
  readonly columns: C;
}

type Values<C extends Columns> = { readonly [Name in keyof C]: ReturnType<C[Name]["read"]> };

/** The record that a row of the table is. */
export type RowOf<T extends Table<Columns>> = Values<T["columns"]>;

/** The table's statements, each prepared once. Records are bound by member: `@lastError`. */
interface Statements<Row> {
  /** @param sql gives whole rows: `SELECT *` or `RETURNING *`. */
  one<Parameters extends unknown[]>(sql: string): (...given: Parameters) => Row | undefined;
  all<Parameters extends unknown[]>(sql: string): (...given: Parameters) => Row[];
  /**
   * The same, and a row that is as it was when it was read last is the same record: what was worked out of it counts
   * still. For tables without blobs. @param most rows that stay in memory, those of the latest calls
   */
  remembered<Parameters extends string[]>(
    sql: string,
    most: number,
  ): (...given: Parameters) => Row[];
  /** Says whether a row was written. `more` is bound besides. @param orElse `ON CONFLICT …` */
  insert(orElse?: string): (row: Row, more?: RawRow) => boolean;
  /** Replaces the row with the same primary key, if there is one. */
  upsert(): (row: Row) => void;
  /** Sets all but the primary key; says whether a row was there. `more` is bound besides. */
  update(where: string): (row: Row, more?: RawRow) => boolean;
}

export function table<const C extends Columns>(
  name: string,
  primaryKey: readonly (keyof C & string)[],
  columns: C,
): Table<C> {
  return { name, primaryKey, columns };
}

export function prepareTable<C extends Columns>(
  sqlite: Sqlite,
  table: Table<C>,
): Statements<Values<C>> {
  type Row = Values<C>;
  const columns = Object.entries<Codec<unknown>>(table.columns).map(([member, codec]) => ({
    member,
    codec,
    name: columnOf(member),
  }));
  const assignments = columns
    .filter(({ member }) => !table.primaryKey.includes(member))
    .map(({ name, member }) => `${name} = @${member}`)
    .join(", ");

  const read = (raw: RawRow) => readRow<Row>(columns, raw);
  function write(row: Row): RawRow {
    const raw: RawRow = {};
    for (const { member, codec } of columns) raw[member] = codec.write(row[member]);
    return raw;
  }
  function insert(orElse = ""): (row: Row, more?: RawRow) => boolean {
    const names = columns.map(({ name }) => name);
    const values = columns.map(({ member }) => `@${member}`);
    const statement = sqlite.prepare(
      `INSERT INTO ${table.name} (${names}) VALUES (${values}) ${orElse}`,
    );
    return (row, more) => statement.run({ ...write(row), ...more }).changes === 1;
  }

  return {
    one(sql) {
      const statement = sqlite.prepare<unknown[], RawRow>(sql);
      return (...given) => {
        const raw = statement.get(...given);
        return raw && read(raw);
      };
    },
    all(sql) {
      const statement = sqlite.prepare<unknown[], RawRow>(sql);
      return (...given) => statement.all(...given).map(read);
    },
    remembered(sql, most) {
      const statement = sqlite.prepare<unknown[], RawRow>(sql);
      const keys = table.primaryKey.map(columnOf);
      const keyOf = (raw: RawRow) => keys.map((key) => raw[key]).join("\n");
      /** The latest call's come last. */
      const calls = new Map<string, Map<string, Remembered<Row>>>();
      return (...given) => {
        const call = given.join("\n");
        const before = calls.get(call);
        const now = new Map<string, Remembered<Row>>();
        for (const raw of statement.all(...given)) {
          const key = keyOf(raw);
          const known = before?.get(key);
          now.set(key, known && isSameRow(known.raw, raw) ? known : { raw, row: read(raw) });
        }
        calls.delete(call);
        calls.set(call, now);
        let rows = [...calls.values()].reduce((sum, { size }) => sum + size, 0);
        for (const [oldest, { size }] of calls) {
          if (rows <= most) break;
          calls.delete(oldest);
          rows -= size;
        }
        return Array.from(now.values(), ({ row }) => row);
      };
    },
    insert,
    upsert: () =>
      insert(`ON CONFLICT (${table.primaryKey.map(columnOf)}) DO UPDATE SET ${assignments}`),
    update(where) {
      const statement = sqlite.prepare(`UPDATE ${table.name} SET ${assignments} WHERE ${where}`);
      return (row, more) => statement.run({ ...write(row), ...more }).changes === 1;
    },
  };
}

interface Remembered<Row> {
  readonly raw: RawRow;
  readonly row: Row;
}

function isSameRow(a: RawRow, b: RawRow): boolean {
  for (const name in a) if (a[name] !== b[name]) return false;
  return true;
}

/** That each member has its own codec's value, its caller knows and the compiler cannot. */
function readRow<Row extends object>(columns: readonly Column[], raw: RawRow): Row;
function readRow(columns: readonly Column[], raw: RawRow): object {
  const row: Record<string, unknown> = {};
  for (const { member, codec, name } of columns) {
    try {
      row[member] = codec.read(raw[name] ?? null);
    } catch (error) {
      throw new DamagedError(`the database holds no usable ${member}`, { cause: error });
    }
  }
  return row;
}

function columnOf(member: string): string {
  return member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
