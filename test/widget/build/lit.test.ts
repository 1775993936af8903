import { join } from "node:path";
import { build } from "vite";
import { expect } from "vitest";
import { minifyScripts } from "../../../widget/build/minify-scripts.ts";
import { minifyTemplates } from "../../../widget/build/minify-templates.ts";
import { it } from "../../support/site-test.ts";

const SOURCE = join(import.meta.dirname, "../../../widget/directive.ts");

/** A module of the widget, as our own build makes it. */
async function builtModule(code: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    plugins: [
      {
        name: "source",
        resolveId: (id) => (id === SOURCE ? id : null),
        load: (id) => (id === SOURCE ? code : null),
      },
      minifyTemplates(),
      minifyScripts(),
    ],
    build: { write: false, lib: { entry: SOURCE, formats: ["es"] } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !("output" in output)) throw new Error("nothing was built");
  return output.output[0].code;
}

it("draws directives, attributes that may be missing and templates of SVG: Lit is built whole", async ({
  site,
}) => {
  const module = await builtModule(`
    import { html, nothing, render, svg } from "lit/html.js";
    import { classMap } from "lit/directives/class-map.js";
    render(
      html\`
        <p class=\${classMap({ large: true, small: false })} ?hidden=\${false} title=\${nothing}>
          <svg>\${svg\`<circle r="1" />\`}</svg>
        </p>
      \`,
      document.body,
    );`);
  const { page } = await site.open(`<script type="module">${module}</script>`);
  const paragraph = page.locator("p.large");
  await paragraph.waitFor({ state: "attached" });
  expect(await paragraph.evaluate((p) => [p.className.trim(), p.getAttributeNames()])).toEqual([
    "large",
    ["class"],
  ]);
  expect(await page.locator("circle").evaluate((circle) => circle.namespaceURI)).toBe(
    "http://www.w3.org/2000/svg",
  );
});

it("tells when it has been drawn, as every Lit element does", async ({ site }) => {
  site.feed();
  const { page } = await site.open(
    `${site.script}<windowbox-feed feed-id="harbour-bakery" layout="grid"></windowbox-feed>`,
  );
  await page.locator("a[part=tile]").first().waitFor();
  const theme = await page.locator("windowbox-feed").evaluate(async (feed) => {
    Object.assign(feed, { theme: "dark" });
    await Reflect.get(feed, "updateComplete");
    return feed.shadowRoot?.querySelector("[part=base]")?.className;
  });
  expect(theme).toContain("dark");
});
