import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { BUILT_FILES } from "../../feed/built-files.ts";
import { Mark } from "../components/icons.tsx";
import type { PageAssets } from "./assets.ts";

interface ShellProps {
  readonly title: string;
  readonly assets: PageAssets;
  /** Where they are found. */
  readonly assetsPath: string;
  /** The script loads the element that visitors see. */
  readonly withWidget?: boolean | undefined;
  /** BCP 47; English where it is not said. */
  readonly language?: string;
  readonly dir?: "rtl" | undefined;
  readonly children: Child;
}

/** What every page has around its content, whoever it is for. */
export function Shell(props: ShellProps) {
  const { title, assets, assetsPath, withWidget, language = "en", dir, children } = props;
  const { icon, stylesheet, script } = assets;
  return (
    <>
      {raw("<!doctype html>")}
      <html lang={language} dir={dir}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <title>{`${title} · Windowbox`}</title>
          <link rel="icon" type="image/svg+xml" href={`${assetsPath}/${icon.name}`} />
          <link rel="stylesheet" href={`${assetsPath}/${stylesheet.name}`} />
          <script type="module" src={`${assetsPath}/${script.name}`} />
          {withWidget && <link rel="modulepreload" href={`/${BUILT_FILES.element}`} />}
        </head>
        <body>
          {children}
          {/* With the role of a status it is said while it is empty, too. */}
          <p id="announcer" class="visually-hidden" aria-live="polite" />
        </body>
      </html>
    </>
  );
}

/** The masthead of pages that belong to no navigation. */
export function Brand() {
  return (
    <header class="masthead masthead-plain">
      <span class="brand">
        <Mark />
        Windowbox
      </span>
    </header>
  );
}
