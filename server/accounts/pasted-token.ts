import { OwnerError } from "../errors.ts";
import { type FoundApi, findApiOfToken, readPastedToken } from "../instagram/find-api.ts";
import type { InstagramHosts } from "../instagram/hosts.ts";
import { basicDisplayShutOff } from "../instagram/instagram-login/basic-display.ts";
import type { ApiName, Candidate, InstagramApis } from "../instagram/types.ts";
import type { Secret } from "../secret.ts";
import type { AppStore } from "../tokens/app-store.ts";
import type { ConnectedAccount } from "./connect.ts";

export interface PastedTokens {
  /**
   * The accounts that the token reads, one or more; nothing is stored. `api: undefined` finds out by itself
   * which one it is for. Throws an `OwnerError`.
   */
  read(token: Secret, api: ApiName | undefined): Promise<ReadToken>;
  /** Connects every account that the token reads. Throws an `OwnerError`, and then nothing was stored. */
  connect(
    token: Secret,
    api: ApiName | undefined,
    feedId?: string,
  ): Promise<{ connected: [ConnectedAccount, ...ConnectedAccount[]]; note: string }>;
}

interface ReadToken extends FoundApi {
  readonly candidates: readonly [Candidate, ...Candidate[]];
}

export function createPastedTokens(deps: {
  readonly apis: InstagramApis;
  readonly apps: AppStore;
  readonly hosts: InstagramHosts;
  connect(api: ApiName, candidate: Candidate, feedId?: string): ConnectedAccount;
}): PastedTokens {
  async function findApi(token: Secret, wanted: ApiName | undefined): Promise<FoundApi> {
    if (!wanted) {
      const search = { token, appOf: (api: ApiName) => deps.apps.forApi(api) };
      return findApiOfToken(deps.apis, search, {});
    }
    const app = deps.apps.forApi(wanted);
    const candidates = await deps.apis[wanted].checkToken({ token, app }, { app });
    return { api: wanted, candidates, note: "" };
  }

  async function read(pasted: Secret, wanted: ApiName | undefined): Promise<ReadToken> {
    const pointless = wanted === "basic-display" ? basicDisplayShutOff(deps.hosts) : undefined;
    if (pointless) throw new OwnerError(pointless);
    const token = readPastedToken(pasted.reveal().replace(/^\W*access_token\W+/, ""));
    const found = await findApi(token, wanted);
    const [first, ...others] = found.candidates;
    if (!first) throw new OwnerError("Instagram named no account for this token: make a new one.");
    return { ...found, candidates: [first, ...others] };
  }

  return {
    read,
    async connect(pasted, wanted, feedId) {
      const { api, candidates, note } = await read(pasted, wanted);
      const [first, ...others] = candidates;
      return {
        connected: [
          deps.connect(api, first, feedId),
          ...others.map((candidate) => deps.connect(api, candidate)),
        ],
        note,
      };
    },
  };
}
