import type { Section } from "./example.ts";
import { languages } from "./sections/languages.ts";
import { layouts } from "./sections/layouts.ts";
import { options } from "./sections/options.ts";
import { spaces } from "./sections/spaces.ts";
import { states } from "./sections/states.ts";
import { themes } from "./sections/themes.ts";
import { ways } from "./sections/ways.ts";

/** In the order of the page. */
export const SECTIONS: readonly Section[] = [
  layouts,
  options,
  spaces,
  themes,
  states,
  languages,
  ways,
];
