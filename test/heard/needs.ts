import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const PACKAGES =
  "orca at-spi2-core dbus xvfb xdotool openbox python3-pyatspi gir1.2-atspi-2.0 gir1.2-wnck-3.0 gir1.2-gtk-3.0 python3-speechd python3-dbus libglib2.0-bin chromium firefox-esr";
const PROGRAMS = [
  ...["Xvfb", "dbus-daemon", "openbox", "xdotool", "gdbus", "chromium", "firefox-esr"],
];

/** What is missing for hearing, in a sentence that says what to do. */
export function missingForHearing(): string | undefined {
  const missing = PROGRAMS.filter((name) => spawnSync("which", [name]).status !== 0);
  if (!existsSync(PYTHON) || spawnSync(PYTHON, ["-c", "import orca, gi"]).status !== 0) {
    missing.push("Orca");
  }
  if (missing.length === 0) return undefined;
  return `Hearing needs ${missing.join(", ")}. On Debian 12: apt-get install --no-install-recommends ${PACKAGES}`;
}

/** The system's own, for which Debian's Orca is installed. */
export const PYTHON = "/usr/bin/python3";
