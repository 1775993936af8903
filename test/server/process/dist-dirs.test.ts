import { expect, it } from "vitest";
import { distDirOf } from "../../../server/process/dist-dirs.ts";

it("finds what is built beside the built server", () => {
  expect(distDirOf("/srv/windowbox/dist/server/dist-dirs.js")).toBe("/srv/windowbox/dist");
});

it("finds it in the repository when the sources run, wherever that lies", () => {
  expect(distDirOf("/srv/dist/server/windowbox/server/process/dist-dirs.ts")).toBe(
    "/srv/dist/server/windowbox/dist",
  );
});
