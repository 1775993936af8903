import { largeEvery } from "../layouts/highlight.ts";
import type { Settings } from "../settings.ts";

const LARGE = "{grid-area:span 2/span 2}";

/** What the element does by measuring itself, as far as a style sheet can say it. */
export function staticStyles({ layout, columnsTablet, columnsMobile }: Settings): string {
  const large = (below: number, columns: number) =>
    `@container (width<${below}px){.highlight .large{grid-area:auto}${
      largeEvery(columns) ? `.highlight li:nth-child(${largeEvery(columns)}n + 1)${LARGE}` : ""
    }}`;
  return [
    // No script is there to show each picture when it has come.
    ".tile img{opacity:1}",
    // Without a script no arrows will come: then it stays.
    "@media (scripting:enabled){.carousel .list{scrollbar-width:none}}",
    layout === "highlight" ? large(768, columnsTablet) + large(480, columnsMobile) : "",
  ].join("");
}
