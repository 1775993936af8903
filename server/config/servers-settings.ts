import { z } from "zod";
import type { NamedValues } from "../db/named-values.ts";
import type { Config } from "./config.ts";
import type { VariableName } from "./variables.ts";

const NOTED_SETTINGS = "servers_settings";

/** What of the settings decides what visitors are served and what is kept, and the variables that say it. */
const FOLLOWED = {
  publicUrl: "PUBLIC_URL",
  maxPosts: "MAX_POSTS",
  syncSchedule: "SYNC_SCHEDULE",
  diskReserve: "DISK_RESERVE",
  mediaQuota: "MEDIA_QUOTA",
} as const satisfies Partial<Record<keyof Config, VariableName>>;

const settings = z
  .object({
    publicUrl: z.string(),
    maxPosts: z.number(),
    syncSchedule: z.string(),
    diskReserve: z.number(),
    mediaQuota: z.number(),
  })
  .partial();

/** The server leaves its settings for the commands that are run beside it. */
export function noteServersSettings(
  config: Config,
  namedValues: Pick<NamedValues, "get" | "set">,
): void {
  const noted = JSON.stringify(settings.parse(config));
  if (namedValues.get(NOTED_SETTINGS)?.toString() !== noted) namedValues.set(NOTED_SETTINGS, noted);
}

/**
 * A command is often run without what the service manager or the container gives the server: with presets it would
 * write other addresses into feeds, and throw away posts that the server keeps. What nobody set is as the server has it.
 */
export function followServer(config: Config, namedValues: Pick<NamedValues, "get">): Config {
  const noted = namedValues.get(NOTED_SETTINGS)?.toString();
  if (noted === undefined) return config;
  const followed = Object.entries(FOLLOWED)
    .filter(([, variable]) => config.presets.includes(variable))
    .map(([name]) => name);
  const said = Object.entries(settings.parse(JSON.parse(noted)));
  return { ...config, ...Object.fromEntries(said.filter(([name]) => followed.includes(name))) };
}
