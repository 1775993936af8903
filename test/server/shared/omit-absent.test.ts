import { expect, test } from "vitest";
import { omitAbsent } from "../../../server/shared/omit-absent.ts";

interface Pot {
  readonly name: string;
  readonly glaze?: string;
  readonly chips?: number;
  readonly isSold?: boolean;
}

test("what is undefined is left out; what is empty, nought or false is not", () => {
  const pot = omitAbsent<Pot>({ glaze: undefined, name: "", chips: 0, isSold: false });
  expect(Object.entries(pot)).toEqual([
    ["name", ""],
    ["chips", 0],
    ["isSold", false],
  ]);
});
