import type { Settings } from "../element/settings.ts";

/** Light or dark; where the theme is the page's own, the one whose text the page writes as brightly. */
export function colorSchemeOf(theme: Settings["theme"], element: Element): "light" | "dark" {
  if (theme !== "auto") return theme;
  const [, red = 0, green = 0, blue = 0] =
    /^rgba?\((\d+), (\d+), (\d+)/.exec(getComputedStyle(element).color)?.map(Number) ?? [];
  return red * 0.3 + green * 0.6 + blue * 0.1 > 140 ? "dark" : "light";
}
