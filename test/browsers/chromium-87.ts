import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { freePort } from "../support/free-port.ts";
import type { OpenedBrowser } from "./visits.ts";

const PACKAGES = ["python3-pyqt5.qtwebengine", "xvfb"];
/** Debian's own: the bindings are for no other. */
const PYTHON = "/usr/bin/python3";
const ENGINE = "/usr/lib/python3/dist-packages/PyQt5/QtWebEngineWidgets.abi3.so";

const WINDOW = `
import sys
from PyQt5.QtCore import QUrl
from PyQt5.QtWidgets import QApplication
from PyQt5.QtWebEngineWidgets import QWebEngineView
app = QApplication(sys.argv)
view = QWebEngineView()
view.resize(1000, 900)
view.load(QUrl("about:blank"))
view.show()
sys.exit(app.exec_())
`;

/** Chromium 87 is what Qt 5.15 shows web pages with, which Debian has; it is installed where that is allowed. */
export async function openChromium87(): Promise<OpenedBrowser> {
  install();
  const port = await freePort();
  const program = spawn("xvfb-run", ["-a", PYTHON, "-c", WINDOW], {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      ...process.env,
      QTWEBENGINE_DISABLE_SANDBOX: "1",
      QT_XCB_GL_INTEGRATION: "none",
      QTWEBENGINE_CHROMIUM_FLAGS: "--disable-gpu --no-zygote",
      QTWEBENGINE_REMOTE_DEBUGGING: `127.0.0.1:${port}`,
    },
  });
  const end = () => {
    if (program.pid && program.exitCode === null) process.kill(-program.pid);
  };
  try {
    const ended = once(program, "exit").then(() => {
      throw new Error("QtWebEngine ended while it started.");
    });
    await Promise.race([listening(program.stderr), ended]);
    // It knows one visitor only, and none of what a driver sets up for several.
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error("QtWebEngine shows no page.");
    const close = async () => {
      ended.catch(() => undefined);
      await browser.close();
      end();
    };
    return { browser, page, close };
  } catch (error) {
    end();
    throw error;
  }
}

async function listening(said: NodeJS.ReadableStream): Promise<void> {
  const lines = createInterface({ input: said });
  await new Promise<void>((resolve) => {
    lines.on("line", (line) => {
      if (line.includes("Remote debugging server started")) resolve();
    });
  });
}

function install(): void {
  if (existsSync(ENGINE) && existsSync("/usr/bin/xvfb-run")) return;
  const { status } = spawnSync("apt-get", [
    "install",
    "-y",
    "--no-install-recommends",
    ...PACKAGES,
  ]);
  if (status !== 0) {
    throw new Error(`Chromium 87 needs: sudo apt-get install ${PACKAGES.join(" ")} (Debian 12)`);
  }
}
