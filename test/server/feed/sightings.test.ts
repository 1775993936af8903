import { describe, expect, test } from "vitest";
import { createSightings } from "../../../server/feed/sightings.ts";
import { DAY_MS, HOUR_MS } from "../../../server/time/clock.ts";
import { openTestDatabase } from "../../support/database.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { insertAccount } from "./records.ts";

type Headers = Partial<Record<"origin" | "referer" | "sec-fetch-site" | "sec-fetch-dest", string>>;

const BROWSER: Headers = { "sec-fetch-site": "cross-site", "sec-fetch-dest": "empty" };

function setUp() {
  const clock = createFakeClock();
  const db = openTestDatabase();
  insertAccount(db);
  const open = () => createSightings({ db, clock, publicUrl: "https://feed.example.com" });
  const sightings = open();
  const ask = (headers: Headers, feedId = "bakery") =>
    sightings.note(feedId, (name) => ({ ...BROWSER, ...headers })[name]);
  const origins = () => sightings.seenOn("bakery").map(({ origin }) => origin);
  return { clock, db, sightings, open, ask, origins };
}

describe("a site that shows a feed", () => {
  test.each<[string, Headers, string[]]>([
    ["by its Origin", { origin: "https://bakery.example" }, ["https://bakery.example"]],
    [
      "by its Referer, without the page",
      { referer: "https://www.bakery.example/about?x=1#y" },
      ["https://www.bakery.example"],
    ],
    ["on another port", { origin: "https://bakery.example:8443" }, ["https://bakery.example:8443"]],
    ["not without what browsers say", { origin: "https://a.example", "sec-fetch-site": "" }, []],
    ["not from its own server", { origin: "https://feed.example.com" }, []],
    [
      "not when a link was followed",
      { referer: "https://a.example/", "sec-fetch-dest": "document" },
      [],
    ],
    ["not on this machine", { origin: "http://localhost:3000" }, []],
    ["not in this house", { origin: "http://192.168.1.7" }, []],
    ["not in this house by name", { origin: "http://nas.local" }, []],
    ["not from a file", { origin: "null" }, []],
    ["not by another scheme", { origin: "javascript://a.example" }, []],
    ["not where nothing is said", {}, []],
  ])("is known %s", (_how, headers, known) => {
    const { ask, origins } = setUp();
    ask(headers);
    expect(origins()).toEqual(known);
  });

  test("is remembered in memory, and written now and then: at once when it is new, else by the hour", () => {
    const { clock, db, sightings, open, ask } = setUp();
    ask({ origin: "https://bakery.example" });
    expect(db.feedSightings.ofFeed("bakery")).toEqual([]);
    sightings.writeDue();
    const first = db.feedSightings.ofFeed("bakery");
    expect(first).toEqual([
      { feedId: "bakery", origin: "https://bakery.example", days: 1, lastAt: clock.now() },
    ]);
    clock.advance(60_000);
    ask({ origin: "https://bakery.example" });
    sightings.writeDue();
    expect(db.feedSightings.ofFeed("bakery")).toEqual(first);
    clock.advance(HOUR_MS);
    sightings.writeDue();
    expect(db.feedSightings.ofFeed("bakery")[0]?.lastAt).toBeGreaterThan(first[0]?.lastAt ?? 0);
    expect(open().seenOn("bakery")).toEqual(db.feedSightings.ofFeed("bakery"));
  });

  test("on two days is not displaced by any number of sites that were seen once", () => {
    const { clock, sightings, ask, origins } = setUp();
    ask({ origin: "https://bakery.example" });
    sightings.writeDue();
    clock.advance(DAY_MS);
    ask({ origin: "https://bakery.example" });
    for (let number = 0; number < 5000; number += 1) ask({ origin: `https://s${number}.example` });
    expect(origins()).toHaveLength(10);
    expect(origins()).toContain("https://bakery.example");
    sightings.writeDue();
    clock.advance(DAY_MS);
    for (let number = 0; number < 100; number += 1) ask({ origin: `https://t${number}.example` });
    sightings.writeDue();
    expect(origins()).toContain("https://bakery.example");
  });

  test("that asks under an old id shows the feed", () => {
    const { db, sightings, ask } = setUp();
    db.feeds.rename("bakery", "bread");
    ask({ origin: "https://bakery.example" });
    sightings.writeDue();
    expect(sightings.seenOn("bread").map(({ origin }) => origin)).toEqual([
      "https://bakery.example",
    ]);
  });

  test("is forgotten when that is switched off, and nothing is noted from then on", () => {
    const { db, sightings, open, ask, origins } = setUp();
    ask({ origin: "https://bakery.example" });
    sightings.writeDue();
    sightings.switch(false);
    ask({ origin: "https://mill.example" });
    sightings.writeDue();
    expect(db.feedSightings.ofFeed("bakery")).toEqual([]);
    expect(open().isOn()).toBe(false);
    sightings.switch(true);
    expect(origins()).toEqual([]);
    ask({ origin: "https://mill.example" });
    expect(origins()).toEqual(["https://mill.example"]);
  });
});
