import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readPageAssets } from "../../../server/pages/frame/assets.ts";
import { tempFolder } from "../../support/temp-folder.ts";

function builtPages(script: string): string {
  const folder = join(tempFolder(), "pages");
  mkdirSync(folder);
  writeFileSync(join(folder, "dashboard.js"), script);
  writeFileSync(join(folder, "dashboard.css"), "p { color: teal }");
  return folder;
}

it("names what pages are made up with after its content, so that it may be kept for ever", () => {
  const [before, same, after] = ["let a;", "let a;", "let b;"].map((script) =>
    readPageAssets(builtPages(script)),
  );
  expect(before?.script).toEqual({
    name: expect.stringMatching(/^dashboard-[0-9a-f]{12}\.js$/),
    text: "let a;",
    contentType: "text/javascript; charset=utf-8",
  });
  expect(same).toEqual(before);
  expect(after?.script.name).not.toBe(before?.script.name);
  expect(after?.stylesheet.name).toBe(before?.stylesheet.name);
});

it("says what to do where nothing was built", () => {
  expect(() => readPageAssets(tempFolder())).toThrow(
    /dashboard\.css is missing: run npm run build/,
  );
});
