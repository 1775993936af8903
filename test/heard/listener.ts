import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { PYTHON } from "./needs.ts";

export type HeardBrowser = "chromium" | "firefox";

/** What Orca would say, and in which language's voice. */
export interface Utterance {
  readonly text: string;
  readonly language: string;
}

/** A browser under the screen reader Orca, on a screen of its own that nobody sees. */
export interface Listener {
  /** A key as xdotool calls it (`Tab`, `h`, `ctrl+Home`), and what is said until it is quiet again. */
  press(key: string): Promise<Utterance[]>;
  type(text: string): Promise<Utterance[]>;
  /** Another page, in a tab of its own. */
  go(url: string): Promise<Utterance[]>;
  stop(): void;
}

const ORCA = join(import.meta.dirname, "orca");
const POLL_MS = 50;
/** Speech comes in pieces: after such a pause no more is to be expected. */
const QUIET_MS = 800;
/** What opens, closes or sends something takes its time. */
const SLOW = /^(Return|space|Escape)$/;
const SLOW_MS = 2500;
const FAST_MS = 900;
const LOAD_MS = 4000;
const LONGEST_MS = 20_000;

const FIREFOX_PREFERENCES = {
  "accessibility.force_disabled": -1,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "browser.aboutwelcome.enabled": false,
  "trailhead.firstrun.didSeeAboutWelcome": true,
  "termsofuse.bypassNotification": true,
  "browser.preonboarding.enabled": false,
  "app.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "signon.rememberSignons": false,
  "browser.translations.enable": false,
  "gfx.webrender.software": true,
};

export async function startListener(browser: HeardBrowser): Promise<Listener> {
  const work = mkdtempSync(join(tmpdir(), "heard-"));
  const home = join(work, "home");
  const runtime = join(work, "run");
  const settings = join(home, ".local/share/orca");
  const speech = join(work, "speech.jsonl");
  for (const folder of [settings, join(work, "profile")]) mkdirSync(folder, { recursive: true });
  mkdirSync(runtime, { mode: 0o700 });
  for (const file of ["orca-customizations.py", "speech_to_file.py"]) {
    copyFileSync(join(ORCA, file), join(settings, file));
  }
  writeFileSync(speech, "");
  const environment: Record<string, string> = {
    PATH: process.env.PATH ?? "",
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    LANG: "C.UTF-8",
    LC_ALL: "C.UTF-8",
    HEARD_SPEECH: speech,
    GTK_MODULES: "gail:atk-bridge",
    GNOME_ACCESSIBILITY: "1",
    ACCESSIBILITY_ENABLED: "1",
    NO_AT_BRIDGE: "0",
    XDG_CURRENT_DESKTOP: "GNOME",
    GDK_BACKEND: "x11",
    MOZ_ENABLE_WAYLAND: "0",
    MOZ_CRASHREPORTER_DISABLE: "1",
    PYTHONPATH: settings,
    GSETTINGS_BACKEND: "memory",
    NO_PROXY: "*",
  };
  const started: ChildProcess[] = [];
  const start = (
    command: string,
    args: readonly string[],
    output: "ignore" | "pipe" = "ignore",
  ) => {
    const child = spawn(command, args, {
      env: environment,
      detached: true,
      stdio: ["ignore", output, "ignore", "pipe"],
    });
    started.push(child);
    return child;
  };
  const run = (command: string, ...args: string[]) =>
    spawnSync(command, args, { env: environment, timeout: 10_000, encoding: "utf8" }).stdout ?? "";

  function stop(): void {
    for (const { pid } of started.reverse()) if (pid) endGroup(pid);
    // What the bus has started for us is known by the home that it was given.
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      if (homeOf(pid) === home) endProcess(Number(pid));
    }
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  }

  let read = 0;
  function heardSince(): Utterance[] {
    const lines = readFileSync(speech, "utf8").split("\n").slice(0, -1);
    const news = lines.slice(read);
    read = lines.length;
    return news.map((line): Utterance => JSON.parse(line));
  }

  async function listen(leastMs: number): Promise<Utterance[]> {
    const heard: Utterance[] = [];
    const begun = Date.now();
    let last = begun;
    for (;;) {
      await sleep(POLL_MS);
      const news = heardSince();
      const now = Date.now();
      if (news.length > 0) last = now;
      heard.push(...news);
      if (now - begun >= LONGEST_MS) return heard;
      if (now - begun >= leastMs && now - last >= QUIET_MS) return heard;
    }
  }

  async function until<T>(what: string, look: () => T | undefined | ""): Promise<T> {
    const end = Date.now() + 40_000;
    while (Date.now() < end) {
      const found = look();
      if (found) return found;
      await sleep(POLL_MS * 4);
    }
    stop();
    throw new Error(`${what} did not come within 40 seconds`);
  }

  const screen = start("Xvfb", [
    "-displayfd",
    "3",
    "-screen",
    "0",
    "1200x900x24",
    "-nolisten",
    "tcp",
    "-noreset",
  ]);
  environment["DISPLAY"] = `:${await firstLine(screen.stdio[3])}`;
  const bus = start("dbus-daemon", ["--session", "--nofork", "--print-address=1"], "pipe");
  environment["DBUS_SESSION_BUS_ADDRESS"] = await firstLine(bus.stdout);
  start("openbox", ["--sm-disable"]);
  for (const name of ["IsEnabled", "ScreenReaderEnabled"]) {
    const properties = "org.freedesktop.DBus.Properties.Set";
    const at = ["--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus", "--method", properties];
    run("gdbus", "call", "--session", ...at, "org.a11y.Status", name, "<true>");
  }
  start(PYTHON, [join(ORCA, "run-orca.py")]);
  await until("Orca", () => readFileSync(speech, "utf8"));
  const profile = join(work, "profile");
  /** Run again, it opens an address in the window that there is. */
  let open: readonly string[];
  if (browser === "firefox") {
    const lines = Object.entries(FIREFOX_PREFERENCES).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    writeFileSync(join(profile, "user.js"), lines.join(""));
    open = ["firefox-esr", "--profile", profile];
  } else {
    open = [
      "chromium",
      ...["--no-sandbox", "--force-renderer-accessibility", "--disable-gpu", "--no-first-run"],
      ...["--no-default-browser-check", "--disable-background-networking", "--disable-sync"],
      ...["--disable-features=Translate,TranslateUI", "--password-store=basic", "--lang=en-US"],
      ...["--start-maximized", "--ozone-platform=x11", `--user-data-dir=${profile}`],
    ];
  }
  const [program = "", ...options] = open;
  start(program, [...options, "about:blank"]);
  const window = await until(
    browser,
    () => run("xdotool", "search", "--onlyvisible", "--class", browser).split("\n")[0],
  );
  run("xdotool", "windowactivate", window);
  run("xdotool", "windowsize", window, "1200", "900");
  run("xdotool", "windowfocus", window);
  await listen(LOAD_MS);

  return {
    press(key) {
      run("xdotool", "key", key);
      return listen(SLOW.test(key) ? SLOW_MS : FAST_MS);
    },
    type(text) {
      run("xdotool", "type", "--delay", "40", text);
      return listen(FAST_MS);
    },
    go(url) {
      start(program, [...options, url]);
      return listen(LOAD_MS);
    },
    stop,
  };
}

async function firstLine(stream: unknown): Promise<string> {
  if (stream instanceof Readable) {
    const [chunk] = await once(stream, "data");
    return String(chunk).trim();
  }
  throw new Error("a program ended before it said where it is");
}

function homeOf(pid: string): string | undefined {
  try {
    const entries = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
    return entries.find((entry) => entry.startsWith("HOME="))?.slice("HOME=".length);
  } catch {
    return undefined;
  }
}

function endGroup(pid: number): void {
  endProcess(-pid);
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}
