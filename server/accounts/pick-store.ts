import { z } from "zod";
import type { Database } from "../db/database.ts";
import { API_NAMES, type ApiName, type Candidate, type Credential } from "../instagram/types.ts";
import { omitAbsent } from "../shared/omit-absent.ts";
import { Secret } from "../shared/secret.ts";
import { type Clock, MINUTE_MS } from "../time/clock.ts";
import type { Vault } from "../tokens/vault.ts";

/** The accounts that a sign-in or a pasted token opens; Facebook Login lists every Page. */
export interface OpenedAccounts {
  readonly api: ApiName;
  readonly candidates: readonly Candidate[];
}

/** What was opened and waits, sealed, for the session's owner to pick from. */
export interface PickStore {
  offer(sessionHash: string, opened: OpenedAccounts): void;
  get(sessionHash: string): OpenedAccounts | undefined;
  forget(sessionHash: string): void;
}

const PICK_WITHIN_MS = 30 * MINUTE_MS;

const storedSchema = z.object({
  api: z.enum(API_NAMES),
  candidates: z.array(
    z.object({
      tokenResponse: z.looseObject({
        credential: z.looseObject({ accessToken: z.string(), userToken: z.string().optional() }),
      }),
      profile: z.looseObject({ username: z.string() }),
      pageName: z.string().optional(),
    }),
  ),
});

export function createPickStore(deps: { db: Database; vault: Vault; clock: Clock }): PickStore {
  const purposeOf = (sessionHash: string) => `pick:${sessionHash}`;
  return {
    offer(sessionHash, opened) {
      // Tokens that nobody picked are not kept for longer than it takes to pick.
      deps.db.pendingPicks.deleteExpired(deps.clock.now());
      const plain = new Secret(JSON.stringify(reveal(opened)));
      deps.db.pendingPicks.put(
        sessionHash,
        deps.vault.sealText(purposeOf(sessionHash), plain),
        deps.clock.now() + PICK_WITHIN_MS,
      );
    },
    get(sessionHash) {
      const sealed = deps.db.pendingPicks.get(sessionHash, deps.clock.now());
      if (!sealed) return undefined;
      const plain = deps.vault.openText(purposeOf(sessionHash), sealed).reveal();
      return revive(plain);
    },
    forget: (sessionHash) => deps.db.pendingPicks.delete(sessionHash),
  };
}

/** `Secret` prints `[redacted]` in JSON, so what is sealed is spelt out. */
function reveal({ api, candidates }: OpenedAccounts) {
  return {
    api,
    candidates: candidates.map((candidate) => {
      const { accessToken, userToken, ...credential } = candidate.tokenResponse.credential;
      const revealed = {
        ...credential,
        accessToken: accessToken.reveal(),
        userToken: userToken?.reveal(),
      };
      return { ...candidate, tokenResponse: { ...candidate.tokenResponse, credential: revealed } };
    }),
  };
}

function revive(plain: string): OpenedAccounts {
  const { api, candidates } = storedSchema.parse(JSON.parse(plain));
  return {
    api,
    candidates: candidates.map(({ tokenResponse, profile, pageName }) => {
      const { accessToken, userToken, ...credential } = tokenResponse.credential;
      return omitAbsent<Candidate>({
        profile,
        pageName,
        tokenResponse: {
          expiryAssumed: false,
          ...tokenResponse,
          credential: omitAbsent<Credential>({
            ...credential,
            accessToken: new Secret(accessToken),
            userToken: userToken === undefined ? undefined : new Secret(userToken),
          }),
        },
      });
    }),
  };
}
