import { expect, it } from "vitest";
import { openOldChromium, RUNS_HERE } from "./old-chromium.ts";
import { FORMS, findFaults, OLDER, visit } from "./visits.ts";

it.runIf(RUNS_HERE).for([...FORMS, ...OLDER].map((form) => [form.name, form] as const))(
  "in Chromium 109, the last for Windows 7 and 8.1, a feed shows as promised: %s",
  async ([_name, form]) => {
    expect(findFaults(form, await visit(await openOldChromium(109), form))).toEqual([]);
  },
);
