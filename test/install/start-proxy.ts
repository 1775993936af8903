import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { tempFolder } from "../support/temp-folder.ts";

/** @param site what stands inside `http { … }`. */
export function startNginx(site: string): void {
  const folder = tempFolder();
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => {
    const path = join(folder, kind);
    mkdirSync(path);
    return `${kind}_temp_path ${path};`;
  });
  const config = join(folder, "nginx.conf");
  writeFileSync(
    config,
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; ${process.getuid?.() === 0 ? "user root;" : ""}
    events {}
    http { access_log off; ${temporary.join(" ")} ${site} }`,
  );
  start("nginx", ["-c", config, "-p", folder], {});
}

/** Without a domain's name it asks nobody for a certificate. */
export function startCaddy(site: string, environment: NodeJS.ProcessEnv = {}): void {
  const folder = tempFolder();
  const config = join(folder, "Caddyfile");
  writeFileSync(config, `{\n\tadmin off\n}\n${site}`);
  start("caddy", ["run", "--config", config, "--adapter", "caddyfile"], {
    ...environment,
    HOME: folder,
  });
}

function start(program: string, args: readonly string[], environment: NodeJS.ProcessEnv): void {
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH, ...environment },
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await ended;
  });
}
