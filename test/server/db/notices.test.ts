import { expect, test } from "vitest";
import { openTestDatabase } from "../../support/database.ts";

const SAVED = { level: "success", text: "Saved." } as const;
const REFUSED = { level: "error", text: "Instagram said no." } as const;

function signedIn() {
  const db = openTestDatabase();
  db.sessions.insert({ idHash: "s1", createdAt: 1, expiresAt: 100 });
  return db;
}

test("of a session's notices the last one counts, until it is forgotten", () => {
  const db = signedIn();
  db.notices.put("s1", SAVED);
  db.notices.put("s1", REFUSED);
  expect(db.notices.get("s1")).toEqual(REFUSED);
  db.notices.delete("s1");
  expect(db.notices.get("s1")).toBeUndefined();
});

test("a notice may be about a field of a form, and keeps what was typed into its others", () => {
  const db = signedIn();
  const notice = { ...REFUSED, field: "app-secret", typed: { "app-id": "1234567890" } };
  db.notices.put("s1", notice);
  expect(db.notices.get("s1")).toEqual(notice);
});

test("a notice for somebody who has signed out meanwhile is nobody's", () => {
  const db = signedIn();
  db.notices.put("s1", SAVED);
  db.sessions.delete("s1");
  db.notices.put("s1", SAVED);
  expect(db.notices.get("s1")).toBeUndefined();
});
