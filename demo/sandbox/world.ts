import type { AccountBook } from "./accounts.ts";
import type { Cdn } from "./cdn/cdn.ts";
import type { Throttle } from "./graph/throttle.ts";
import type { TokenBook } from "./oauth/tokens.ts";

export interface SandboxApp {
  readonly id: string;
  readonly secret: string;
}

/** The Instagram app and the Meta app that are registered here. */
export const INSTAGRAM_APP: SandboxApp = {
  id: "990000000000001",
  secret: "5a4db0c5a4db0c5a4db0c5a4db0c0001",
};
export const FACEBOOK_APP: SandboxApp = {
  id: "880000000000001",
  secret: "5a4db0c5a4db0c5a4db0c5a4db0c0002",
};

/** The one Facebook person, who manages every Page. */
export const FACEBOOK_PERSON = { id: "120000000000001", name: "Marta Lind" } as const;

export interface UsageSetting {
  /** `X-App-Usage`, per cent. */
  readonly app?: number;
  /** `X-Business-Use-Case-Usage`, per cent. */
  readonly business?: number;
  /** `estimated_time_to_regain_access` of the latter, minutes. Default 0. */
  readonly regainMinutes?: number;
}

/** Where somebody without a role on the app is told so. */
export type RoleRefusal = "page" | "redirect";

/** What a test may turn while the sandbox runs. */
interface SandboxSettings {
  signedInAs: string | undefined;
  redirectUris: readonly string[] | undefined;
  refreshedToken: "new" | "same";
  appSecretProofRequired: boolean;
  refusedFields: Set<string>;
  usage: UsageSetting;
  readonly insufficientRole: Map<string, RoleRefusal>;
}

/** Everything the routes share. */
export interface World {
  readonly origin: string;
  readonly now: () => number;
  readonly accounts: AccountBook;
  readonly tokens: TokenBook;
  readonly cdn: Cdn;
  readonly settings: SandboxSettings;
  readonly throttle: Throttle;
}

export function defaultSettings(): SandboxSettings {
  return {
    signedInAs: undefined,
    redirectUris: undefined,
    refreshedToken: "new",
    appSecretProofRequired: false,
    refusedFields: new Set(),
    usage: {},
    insufficientRole: new Map(),
  };
}
