import { type FoundApi, findApiOfToken, parsePastedToken } from "../instagram/find-api.ts";
import type { InstagramHosts } from "../instagram/hosts.ts";
import { basicDisplayShutOff } from "../instagram/instagram-login/basic-display.ts";
import type { ApiName, InstagramApis } from "../instagram/types.ts";
import { OwnerError } from "../shared/errors.ts";
import type { Secret } from "../shared/secret.ts";
import type { AppStore } from "../tokens/app-store.ts";

interface PastedTokenDeps {
  readonly apis: InstagramApis;
  readonly apps: Pick<AppStore, "forApi">;
  readonly hosts: InstagramHosts;
}

/**
 * The accounts that a pasted token opens; nothing is stored. `api: undefined` finds out by itself which one
 * it is for. Throws an `OwnerError`.
 */
export async function readPastedToken(
  { apis, apps, hosts }: PastedTokenDeps,
  pasted: Secret,
  wanted: ApiName | undefined,
): Promise<FoundApi> {
  const pointless = wanted === "basic-display" ? basicDisplayShutOff(hosts) : undefined;
  if (pointless) throw new OwnerError(pointless);
  const token = parsePastedToken(pasted.reveal());
  if (!wanted) return findApiOfToken(apis, { token, appOf: (api) => apps.forApi(api) }, {});
  const app = apps.forApi(wanted);
  const candidates = await apis[wanted].checkToken({ token, app }, { app });
  return { api: wanted, candidates, note: "" };
}
