import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { installChromium, RUNS_HERE } from "../browsers/old-chromium.ts";
import { HEADLESS_SHELL } from "./chromium.ts";

/** Debian's packages that the browser tests need, where they put their file, and what says that it lies elsewhere. */
const PACKAGES: readonly {
  readonly name: string;
  readonly paths: readonly string[];
  readonly variable?: string;
  /** The tests do without it, but take longer. */
  readonly optional?: true;
}[] = [
  {
    name: "chromium",
    variable: "CHROMIUM_PATH",
    paths: [
      "/usr/bin/chromium",
      "/usr/bin/chromium-browser",
      "/usr/bin/google-chrome",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
  },
  { name: "chromium-headless-shell", paths: [HEADLESS_SHELL], optional: true },
  {
    name: "firefox-esr",
    variable: "FIREFOX_PATH",
    paths: [
      "/usr/bin/firefox-esr",
      "/usr/bin/firefox",
      "/Applications/Firefox.app/Contents/MacOS/firefox",
    ],
  },
  // Safari's engine, and a screen for it, as it has no headless mode.
  { name: "webkit2gtk-driver", paths: ["/usr/bin/WebKitWebDriver"] },
  { name: "xvfb", paths: ["/usr/bin/Xvfb"] },
  // Libraries of other people's pages, which the registry does not have.
  { name: "libjs-prototype", paths: ["/usr/share/javascript/prototype/prototype.js"] },
  { name: "libjs-mootools", paths: ["/usr/share/javascript/mootools/mootools-core-nc.js"] },
];

const missing = PACKAGES.filter(
  ({ paths, variable = "" }) =>
    ![process.env[variable], ...paths].some((path) => path && existsSync(path)),
);
const namesOf = (packages: typeof PACKAGES) => packages.map(({ name }) => name);
const needed = missing.filter(({ optional }) => !optional);
if (
  missing.length > 0 &&
  !install(namesOf(missing)) &&
  needed.length > 0 &&
  !install(namesOf(needed))
) {
  const variables = needed.flatMap(({ variable = [] }) => variable);
  console.error(
    `The browser tests need ${namesOf(needed).join(", ")}: install them (Debian and Ubuntu: sudo apt-get install ${namesOf(needed).join(" ")})${
      variables.length > 0 ? `, or set ${variables.join(" and ")} to where they are` : ""
    }.`,
  );
  process.exit(1);
}

if (RUNS_HERE) await installChromium(109);

function install(names: readonly string[]): boolean {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return false;
  console.log(`Installing ${names.join(", ")} for the browser tests …`);
  const apt = (...args: string[]) =>
    spawnSync("apt-get", args, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  return apt("update") && apt("install", "-y", "--no-install-recommends", ...names);
}
