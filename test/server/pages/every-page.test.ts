import { expect, test } from "vitest";
import { PUBLIC_URL } from "../routes/admin/dashboard.ts";
import { everyPage } from "../routes/admin/every-page.ts";

/** Files, parts of a page, and ways to another; what asks for the password again is seen at `/admin/backup/restore`. */
const NO_PAGES = /^\/admin\/(assets\/.*|media\/:name|progress|feeds\/:id|password|\*)$/;

test("every page of the dashboard is among those that are looked at and read", () => {
  const pages = everyPage(PUBLIC_URL);
  const paths = pages.map(({ path }) => path.split("?")[0] ?? "");
  const patterns = pages.flatMap(({ dashboard }) =>
    dashboard.app.routes
      .filter(({ method, path }) => method === "GET" && !NO_PAGES.test(path))
      .map(({ path }) => path),
  );
  const unseen = [...new Set(patterns)].filter((pattern) => {
    const matches = new RegExp(`^${pattern.replace(/:\w+(\{[^}]*\})?/g, "[^/]+")}$`);
    return !paths.some((path) => matches.test(path));
  });
  expect(unseen).toEqual([]);
});
