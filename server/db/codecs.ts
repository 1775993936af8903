import type { z } from "zod";

/** What SQLite gives and takes in the columns that there are. */
export type Stored = string | number | Buffer | null;

/** How a member of a record lies in its column. `read` throws for what `write` cannot have written. */
export interface Codec<Value> {
  read(stored: Stored): Value;
  write(value: Value): Stored;
}

export const text = asIs((stored) => typeof stored === "string");
export const integer = asIs((stored) => typeof stored === "number");
export const blob = asIs((stored) => Buffer.isBuffer(stored));

export const boolean: Codec<boolean> = {
  read: (stored) => integer.read(stored) === 1,
  write: (value) => (value ? 1 : 0),
};

/** One of a few words; which ones, the code that writes them knows. */
export function textOf<Word extends string>(): Codec<Word> {
  return asIs((stored): stored is Word => typeof stored === "string");
}

/** `NULL` is `undefined`. */
export function optional<Value>(codec: Codec<Value>): Codec<Value | undefined> {
  return {
    read: (stored) => (stored === null ? undefined : codec.read(stored)),
    write: (value) => (value === undefined ? null : codec.write(value)),
  };
}

/** The one place where stored JSON becomes a typed value. @param shape what the code relies on, at least. */
export function json<Value>(shape: z.ZodType): Codec<Value> {
  const fits = (value: unknown): value is Value => shape.safeParse(value).success;
  return {
    read(stored) {
      const value: unknown = JSON.parse(text.read(stored));
      if (fits(value)) return value;
      throw new Error("stored JSON is not of the shape that it was written in");
    },
    write: (value) => JSON.stringify(value),
  };
}

function asIs<Value extends Stored>(isValue: (stored: Stored) => stored is Value): Codec<Value> {
  return {
    read(stored) {
      if (isValue(stored)) return stored;
      throw new Error(`a column holds ${stored === null ? "nothing" : `a ${typeof stored}`}`);
    },
    write: (value) => value,
  };
}
