import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { installChromium, RUNS_HERE } from "../browsers/old-chromium.ts";

/** Debian's packages that the browser tests drive, and where they put the program. */
const BROWSERS = [
  {
    package: "chromium",
    variable: "CHROMIUM_PATH",
    paths: [
      "/usr/bin/chromium",
      "/usr/bin/chromium-browser",
      "/usr/bin/google-chrome",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
  },
  {
    package: "firefox-esr",
    variable: "FIREFOX_PATH",
    paths: [
      "/usr/bin/firefox-esr",
      "/usr/bin/firefox",
      "/Applications/Firefox.app/Contents/MacOS/firefox",
    ],
  },
] as const;

/** Libraries of other people's pages, which the registry does not have. */
const LIBRARIES = [
  { package: "libjs-prototype", path: "/usr/share/javascript/prototype/prototype.js" },
  { package: "libjs-mootools", path: "/usr/share/javascript/mootools/mootools-core-nc.js" },
] as const;

for (const library of LIBRARIES) {
  if (existsSync(library.path) || install(library.package)) continue;
  console.error(
    `The tests on other people's pages need ${library.package}: install it (Debian and Ubuntu: sudo apt-get install ${library.package}).`,
  );
  process.exit(1);
}

for (const browser of BROWSERS) {
  const found = [process.env[browser.variable], ...browser.paths].some(
    (path) => path && existsSync(path),
  );
  if (!found && !install(browser.package)) {
    console.error(
      `The browser tests need ${browser.package}: install it (Debian and Ubuntu: sudo apt-get install ${browser.package}), or set ${browser.variable} to where it is.`,
    );
    process.exit(1);
  }
}

if (RUNS_HERE) await installChromium(109);

function install(name: string): boolean {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return false;
  console.log(`Installing ${name} for the browser tests …`);
  const apt = (...args: string[]) =>
    spawnSync("apt-get", args, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  return apt("update") && apt("install", "-y", "--no-install-recommends", name);
}
