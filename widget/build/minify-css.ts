import { Features, transform } from "lightningcss";
import { oldestBrowsers } from "./browsers.ts";

/** As `package.json` declares the oldest browsers in which posts are to show; lightningcss packs a version in a number. */
const OLDEST = Object.fromEntries(
  [...oldestBrowsers()].map(([name, version]) => {
    const [major = 0, minor = 0] = `${version}`.split(".").map(Number);
    return [name, (major << 16) | (minor << 8)];
  }),
);

/** Written for those browsers already: what else could be written differently for them stays as it is. */
const AS_WRITTEN =
  Features.LightDark |
  Features.LogicalProperties |
  Features.Selectors |
  Features.ClampFunction |
  Features.Colors |
  Features.VendorPrefixes;

/**
 * The oldest browsers are named so that a declaration that one of them lacks does not push out the plainer one above
 * it, and a media query stays one that they can read. Throws at what is no style sheet.
 */
export function minifyCss(sheet: string): string {
  const { code, warnings } = transform({
    filename: "styles.css",
    code: Buffer.from(sheet),
    minify: true,
    targets: OLDEST,
    exclude: AS_WRITTEN,
  });
  if (warnings.length > 0) throw new SyntaxError(warnings.map(({ message }) => message).join(" "));
  return code.toString();
}
