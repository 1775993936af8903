import { expect, test } from "vitest";
import { createIncidents } from "../../../server/alerts/incidents.ts";
import { createLog } from "../../../server/logging/log.ts";
import { openTestDatabase } from "../../support/database.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { createTestInstance } from "../../support/test-instance.ts";

const DISK_LOW = { kind: "disk-low", subject: "", sentence: "Only 50 MB are free." } as const;

test("the same trouble again changes its sentence and nothing else", () => {
  const { instance, clock } = createTestInstance();
  const startedAt = clock.now();
  instance.incidents.raise(DISK_LOW);
  clock.advance(60_000);
  instance.incidents.raise({ ...DISK_LOW, sentence: "Only 40 MB are free." });
  expect(instance.incidents.open()).toEqual([
    { ...DISK_LOW, sentence: "Only 40 MB are free.", startedAt },
  ]);
});

test("what one process raises another one sees and clears", () => {
  const { instance, another } = createTestInstance();
  instance.incidents.raise(DISK_LOW);
  const beside = another();
  expect(beside.incidents.open()).toMatchObject([DISK_LOW]);
  beside.incidents.clear("disk-low", "");
  beside.incidents.clear("disk-low", "");
  expect(instance.incidents.open()).toEqual([]);
});

test("with an account goes what was raised about it, and nothing else", () => {
  const { incidents } = createTestInstance().instance;
  incidents.raise({ kind: "listing-doubted", subject: "a1", sentence: "Doubted." });
  incidents.raise({ kind: "listing-doubted", subject: "a2", sentence: "Doubted." });
  incidents.raise(DISK_LOW);
  incidents.clearSubject("a1");
  expect(
    incidents
      .open()
      .map(({ subject }) => subject)
      .sort(),
  ).toEqual(["", "a2"]);
});

test("a full disk is open although it cannot be written down, until it is cleared", () => {
  const db = openTestDatabase();
  const fullDisk = () => {
    throw new Error("database or disk is full");
  };
  let isFull = true;
  const incidents = createIncidents({
    clock: createFakeClock(),
    log: createLog("silent"),
    db: {
      incidents: { ...db.incidents, put: (row) => (isFull ? fullDisk() : db.incidents.put(row)) },
    },
  });
  incidents.raise(DISK_LOW);
  expect(incidents.open()).toMatchObject([DISK_LOW]);
  isFull = false;
  incidents.raise(DISK_LOW);
  expect(incidents.open()).toMatchObject([DISK_LOW]);
  expect(db.incidents.all()).toMatchObject([DISK_LOW]);
  incidents.clear("disk-low", "");
  expect(incidents.open()).toEqual([]);
});

test("an account that is connected again is deauthorized no more, one that is disconnected is no trouble at all", async () => {
  const { instance, connect } = createTestInstance();
  const { accountId } = await connect("harbour.bakery");
  instance.incidents.raise({ kind: "deauthorized", subject: accountId, sentence: "Removed." });
  instance.incidents.raise({ kind: "listing-doubted", subject: accountId, sentence: "Doubted." });
  await connect("harbour.bakery");
  expect(instance.incidents.open()).toMatchObject([{ kind: "listing-doubted" }]);
  await instance.disconnect(accountId);
  expect(instance.incidents.open()).toEqual([]);
});
