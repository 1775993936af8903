import { expect, test } from "vitest";
import { paletteOf } from "../../../server/media/palette.ts";

function pixels(
  ...runs: readonly (readonly [count: number, rgb: readonly number[]])[]
): Uint8Array {
  return Uint8Array.from(
    runs.flatMap(([count, rgb]) => Array.from({ length: count }, () => rgb).flat()),
  );
}

const GREY = [128, 128, 128];
const ORANGE = [230, 120, 20];
const NAVY = [10, 20, 80];

test("calls the colour that covers most the dominant one", () => {
  expect(paletteOf(pixels([60, GREY], [40, ORANGE])).dominant).toBe("128, 128, 128");
});

test("finds a vivid colour that covers little", () => {
  const palette = paletteOf(pixels([95, GREY], [5, ORANGE]));
  expect(palette.vibrant).toBe("230, 120, 20");
  expect(palette.muted).toBe("128, 128, 128");
});

test("tells dark from light", () => {
  const palette = paletteOf(pixels([50, NAVY], [50, [235, 200, 190]]));
  expect(palette.vibrantDark).toBe("10, 20, 80");
  expect(palette.vibrantLight).toBe("235, 200, 190");
});

test("leaves out kinds of colour that a picture does not have", () => {
  const palette = paletteOf(pixels([10, [0, 0, 0]]));
  expect(palette).toEqual({ dominant: "0, 0, 0", mutedDark: "0, 0, 0" });
});

test("averages shades that lie close together", () => {
  expect(paletteOf(pixels([1, [100, 100, 100]], [1, [110, 110, 110]])).dominant).toBe(
    "105, 105, 105",
  );
});

test("names a colour even for no pixels", () => {
  expect(paletteOf(new Uint8Array()).dominant).toBe("0, 0, 0");
});

const PURE_RED = [255, 0, 0];
const DARKER_RED = [204, 0, 0];
const DARKEST_RED = [153, 0, 0];
const PALER_RED = [224, 30, 30];
const DULL_RED = [191, 64, 64];

test.each([
  ["saturation goes before a little lightness", DARKER_RED, [50, DARKER_RED], [50, PALER_RED]],
  ["much lightness goes before saturation", PALER_RED, [50, DARKEST_RED], [50, PALER_RED]],
  ["the better colour goes before the larger one", PURE_RED, [20, PURE_RED], [80, DULL_RED]],
  ["of two that are about as good, the larger goes", PALER_RED, [10, DARKER_RED], [90, PALER_RED]],
] as const)("among vivid colours %s", (_rule, chosen, one, other) => {
  expect(paletteOf(pixels(one, other)).vibrant).toBe(chosen.join(", "));
});
