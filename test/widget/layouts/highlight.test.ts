import { expect, it } from "vitest";
import { isLarge } from "../../../widget/layouts/highlight.ts";

it.each([
  [1, []],
  [2, [0, 3, 6, 9]],
  [3, [0, 6]],
  [4, [0, 3, 6, 9]],
  [5, [0]],
])("of twelve posts in %i columns, %j are large", (columns, large) => {
  const indexes = Array.from({ length: 12 }, (_, index) => index);
  expect(indexes.filter((index) => isLarge(index, columns))).toEqual(large);
});
