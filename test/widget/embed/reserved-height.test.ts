import { expect, it } from "vitest";
import { readSettings } from "../../../widget/element/settings.ts";
import { reservedHeight } from "../../../widget/embed/reserved-height.ts";

const heightOf = (options: Record<string, string>, width: number) =>
  reservedHeight(width, readSettings(options, {}, width)).replace(/\s/g, "");

it.each([
  [{}, 908, "calc(1212px+0em)"],
  [{ limit: "3" }, 908, "calc(300px+0em)"],
  [{ limit: "4" }, 908, "calc(604px+0em)"],
  [{ limit: "2" }, 479, "calc(237.5px+0em)"],
  [{ limit: "3", gap: "0" }, 480, "calc(160px+0em)"],
  [{ limit: "3", gap: "0", columns: "6" }, 767, "calc(255.66666666666666px+0em)"],
  [{ limit: "6", gap: "0", columns: "6" }, 768, "calc(128px+0em)"],
  [{ limit: "3", gap: "0", aspectRatio: "4:5" }, 900, "calc(375px+0em)"],
  [{ limit: "30", gap: "0", layout: "carousel" }, 900, "calc(344px+0em)"],
  [{ limit: "7", gap: "0", layout: "highlight" }, 900, "calc(1500px+0em)"],
  [{ limit: "3", gap: "0", header: "" }, 900, "calc(300px+6.3em)"],
  [{ limit: "6", gap: "0", captions: "" }, 900, "calc(600px+6.32em)"],
])("%j in a box of %i pixels keeps %s", (options, width, height) => {
  expect(heightOf(options, width)).toBe(height);
});
