import packageJson from "../../package.json" with { type: "json" };

/** By the names of the declaration. */
export type BrowserName = "chrome" | "edge" | "safari" | "ios_saf" | "firefox";
/** `production`: posts show; `everything`: all else too. */
export type BrowserslistEnvironment = keyof typeof packageJson.browserslist;
/** The oldest version of each that is promised. */
export type OldestBrowsers = ReadonlyMap<BrowserName, number>;

/** How those who write syntax differently for old browsers call them. */
const SYNTAX_NAMES: Readonly<Record<BrowserName, string>> = {
  chrome: "chrome",
  edge: "edge",
  safari: "safari",
  ios_saf: "ios",
  firefox: "firefox",
};

/** Reads `browserslist` of package.json, the one place where it is said which browsers are promised what. */
export function oldestBrowsers(
  environment: BrowserslistEnvironment = "production",
): OldestBrowsers {
  return new Map(packageJson.browserslist[environment].map(readLine));
}

/** For `build.target` of Vite. */
export function syntaxTargets(environment?: BrowserslistEnvironment): string[] {
  const targets = [...oldestBrowsers(environment)].map(([name, version]) =>
    isBeforeSoundChaining(name, version) ? "es2020" : `${SYNTAX_NAMES[name]}${version}`,
  );
  return [...new Set(targets)];
}

/**
 * Up to 90 Chromium drops what is spread behind `?.` in rare places that we have none of. To be spared that, every
 * `?.` would be written out: 270 bytes of brotli for each visitor. All of ES2020 is there.
 */
function isBeforeSoundChaining(name: BrowserName, version: number): boolean {
  return (name === "chrome" || name === "edge") && version >= 80 && version < 91;
}

function readLine(line: string): [BrowserName, number] {
  const [, name = "", version] = /^(\w+) >= (\d+(?:\.\d+)?)$/.exec(line) ?? [];
  if (!isBrowserName(name)) {
    throw new Error(`browserslist in package.json: "${line}" is not like "chrome >= 87"`);
  }
  return [name, Number(version)];
}

function isBrowserName(name: string): name is BrowserName {
  return name in SYNTAX_NAMES;
}
