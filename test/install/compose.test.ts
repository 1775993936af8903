import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { parseConfig } from "../../server/config/config.ts";
import { readSteps } from "./dockerfile.ts";

const ROOT = join(import.meta.dirname, "../..");
const DOMAIN = "feed.example.com";

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly init?: boolean;
  readonly restart: string;
  readonly stop_grace_period?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly env_file?: readonly { readonly path: string; readonly required: boolean }[];
  readonly ports?: readonly string[];
  readonly volumes: readonly string[];
  readonly networks: readonly string[];
}

interface Compose {
  readonly services: { readonly windowbox: Service; readonly caddy: Service };
  readonly networks: Readonly<Record<string, { ipam: { config: readonly { subnet: string }[] } }>>;
  readonly volumes: Readonly<Record<string, null>>;
}

const text = readFileSync(join(ROOT, "compose.yaml"), "utf8");
/** As compose puts in what `.env` says. */
const compose: Compose = parse(text.replace(/\$\{DOMAIN(?::\?[^}]*)?\}/g, DOMAIN));
const { windowbox, caddy } = compose.services;
const image = readSteps(join(ROOT, "Dockerfile"));
const last = (keyword: string) => image.findLast((step) => step.keyword === keyword)?.rest ?? "";
const set = Object.fromEntries(
  [...last("ENV").matchAll(/(\w+)=(\S+)/g)].map(([, name = "", value = ""]) => [name, value]),
);

it("compose starts Windowbox with settings that it takes, and believes Caddy's network and nobody else", () => {
  const config = parseConfig({ ...set, ...windowbox.environment });
  expect(config.warnings).toEqual([]);
  expect(config).toMatchObject({ host: "0.0.0.0", publicUrl: `https://${DOMAIN}` });
  const [shared] = windowbox.networks;
  const [{ subnet } = { subnet: "" }] = compose.networks[`${shared}`]?.ipam.config ?? [];
  expect(windowbox.networks).toHaveLength(1);
  expect(caddy.networks).toContain(shared);
  expect(windowbox.environment["TRUSTED_PROXIES"]).toBe(subnet);
  expect(config.isTrustedProxy(subnet.replace(/0\/\d+$/, "2"))).toBe(true);
  for (const stranger of ["127.0.0.1", "172.17.0.2", "203.0.113.7"]) {
    expect(config.isTrustedProxy(stranger), stranger).toBe(false);
  }
  expect(windowbox.env_file).toEqual([{ path: ".env", required: false }]);
});

it("nobody reaches Windowbox but through Caddy, which is shown the way by its file", () => {
  expect(windowbox.ports).toBeUndefined();
  expect(caddy.ports).toEqual(["80:80", "443:443", "443:443/udp"]);
  expect(caddy.environment).toEqual({ DOMAIN, UPSTREAM: `windowbox:${set["PORT"]}` });
  const caddyfile = readFileSync(join(ROOT, "deploy/Caddyfile"), "utf8");
  for (const name of Object.keys(caddy.environment)) expect(caddyfile).toContain(`{$${name}`);
});

it("it writes to its volumes alone, without rights, and is given the time to stop", () => {
  expect(windowbox).toMatchObject({
    build: ".",
    read_only: true,
    init: true,
    cap_drop: ["ALL"],
    security_opt: ["no-new-privileges:true"],
    restart: "unless-stopped",
  });
  const targets = windowbox.volumes.map((volume) => volume.split(":")[1]);
  expect(targets).toEqual([last("VOLUME"), "/backups"]);
  // A volume takes its owner from the folder that the image has in its place.
  const made = image.find(({ rest }) => rest.startsWith("install -d"))?.rest ?? "";
  const [uid, gid] = last("USER").split(":");
  expect(made).toContain(`-o ${uid} -g ${gid} ${targets.join(" ")} `);
  for (const volume of [...windowbox.volumes, ...caddy.volumes]) {
    const [source = ""] = volume.split(":");
    if (source.startsWith("./")) expect(existsSync(join(ROOT, source)), source).toBe(true);
    else expect(Object.keys(compose.volumes)).toContain(source);
  }
  expect(Number.parseInt(windowbox.stop_grace_period ?? "", 10)).toBeGreaterThan(10);
  expect(last("HEALTHCHECK")).toContain("/healthz");
});
