import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { blob, boolean, integer, json, optional, text } from "../../../server/db/codecs.ts";
import { openSqlite } from "../../../server/db/sqlite.ts";
import { prepareTable, type RowOf, table } from "../../../server/db/table.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const POTS = table("pots", ["shelf", "potName"], {
  shelf: integer,
  potName: text,
  isGlazed: boolean,
  stamp: optional(blob),
  firedAt: optional(integer),
  marks: optional(json<readonly string[]>(z.array(z.string()))),
});

const BOWL: RowOf<typeof POTS> = {
  shelf: 1,
  potName: "bowl",
  isGlazed: true,
  stamp: Buffer.of(1, 2),
  firedAt: undefined,
  marks: ["leaf", "wave"],
};

function setUp() {
  const sqlite = openSqlite(join(tempFolder(), "pots.db"));
  onTestFinished(() => void sqlite.close());
  sqlite.exec(
    `CREATE TABLE pots (shelf INTEGER, pot_name TEXT, is_glazed INTEGER, stamp BLOB, fired_at INTEGER, marks TEXT,
       note TEXT, PRIMARY KEY (shelf, pot_name)) STRICT`,
  );
  const pots = prepareTable(sqlite, POTS);
  return {
    sqlite,
    pots,
    get: pots.one<[string]>("SELECT * FROM pots WHERE pot_name = ?"),
    all: pots.all<[]>("SELECT * FROM pots ORDER BY pot_name"),
  };
}

describe("a table", () => {
  it("gives back what was put in, absent members included, and nothing that it has no column for", () => {
    const { pots, get } = setUp();
    pots.insert()(BOWL);
    expect(get("bowl")).toStrictEqual(BOWL);
    expect(get("cup")).toBeUndefined();
  });

  it("gives the same record again while its row is as it was, and reads what another wrote", () => {
    const { sqlite, pots } = setUp();
    const glazed = pots.remembered<[string]>(
      "SELECT * FROM pots WHERE is_glazed = CAST(? AS INTEGER)",
      3,
    );
    const insert = pots.insert();
    const bowlRow = { ...BOWL, stamp: undefined };
    insert(bowlRow);
    insert({ ...bowlRow, potName: "cup" });
    const [bowl, cup] = glazed("1");
    sqlite.exec("UPDATE pots SET fired_at = 9 WHERE pot_name = 'cup'");
    insert({ ...bowlRow, potName: "jug" });
    const [sameBowl, otherCup, jug] = glazed("1");
    expect(sameBowl).toBe(bowl);
    expect(otherCup).toStrictEqual({ ...cup, firedAt: 9 });
    expect(jug?.potName).toBe("jug");
    // No more than three rows are remembered, those of the latest calls.
    insert({ ...bowlRow, potName: "vase", isGlazed: false });
    glazed("0");
    expect(glazed("1")[0]).not.toBe(bowl);
    expect(glazed("1")[0]).toEqual(bowl);
  });

  it("replaces the row with the same key, and only the columns that it knows", () => {
    const { sqlite, pots, all } = setUp();
    pots.upsert()(BOWL);
    sqlite.exec("UPDATE pots SET note = 'chipped'");
    pots.upsert()({ ...BOWL, isGlazed: false, marks: undefined });
    pots.upsert()({ ...BOWL, shelf: 2, firedAt: 7 });
    expect(all()).toEqual([
      { ...BOWL, isGlazed: false, marks: undefined },
      { ...BOWL, shelf: 2, firedAt: 7 },
    ]);
    expect(sqlite.prepare("SELECT note FROM pots WHERE shelf = 1").pluck().get()).toBe("chipped");
  });

  it("refuses a second row with the same key where it is not to be replaced", () => {
    const { pots } = setUp();
    const insert = pots.insert();
    insert(BOWL);
    expect(() => insert(BOWL)).toThrow("UNIQUE");
  });

  it("says whether a row was written, where one with the same key may stand in the way", () => {
    const { pots, get } = setUp();
    const insert = pots.insert(
      "ON CONFLICT DO UPDATE SET fired_at = excluded.fired_at WHERE fired_at <= @now",
    );
    expect(insert({ ...BOWL, firedAt: 5 }, { now: 0 })).toBe(true);
    expect(insert({ ...BOWL, firedAt: 8 }, { now: 4 })).toBe(false);
    expect(insert({ ...BOWL, firedAt: 9 }, { now: 5 })).toBe(true);
    expect(get("bowl")?.firedAt).toBe(9);
  });

  it("says whether an update met a row", () => {
    const { pots, get } = setUp();
    pots.insert()(BOWL);
    const update = pots.update("pot_name = @potName AND is_glazed = @before");
    expect(update({ ...BOWL, firedAt: 9 }, { before: 0 })).toBe(false);
    expect(update({ ...BOWL, firedAt: 9 }, { before: 1 })).toBe(true);
    expect(get("bowl")?.firedAt).toBe(9);
  });

  it.each([
    ["is not JSON", "leaf"],
    ["is JSON of another shape", '{"leaf":1}'],
  ])("does not take for a value what %s", (_what, stored) => {
    const { sqlite, pots, get } = setUp();
    pots.insert()(BOWL);
    sqlite.prepare("UPDATE pots SET marks = ?").run(stored);
    expect(() => get("bowl")).toThrow("marks");
  });

  it("does not take nothing for something", () => {
    const { sqlite, pots, get } = setUp();
    pots.insert()(BOWL);
    sqlite.exec("UPDATE pots SET is_glazed = NULL");
    expect(() => get("bowl")).toThrow("isGlazed");
  });
});
