import { z } from "zod";
import { type Clock, MINUTE_MS } from "../clock.ts";
import type { Database } from "../db/database.ts";
import { API_NAMES, type ApiName, type Candidate, type Credential } from "../instagram/types.ts";
import { omitAbsent } from "../omit-absent.ts";
import { Secret } from "../secret.ts";
import type { Vault } from "../tokens/vault.ts";

/** Several accounts came with one sign-in (Facebook Login lists every Page): the owner picks. */
export interface Choice {
  readonly api: ApiName;
  readonly candidates: readonly Candidate[];
}

export interface Choices {
  offer(sessionHash: string, choice: Choice): void;
  get(sessionHash: string): Choice | undefined;
  forget(sessionHash: string): void;
}

const CHOICE_LIFE_MS = 30 * MINUTE_MS;

const choiceSchema = z.object({
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

export function createChoices(deps: { db: Database; vault: Vault; clock: Clock }): Choices {
  const purposeOf = (sessionHash: string) => `choice:${sessionHash}`;
  return {
    offer(sessionHash, choice) {
      // Tokens that nobody picked are not kept for longer than it takes to pick.
      deps.db.pendingChoices.deleteExpired(deps.clock.now());
      const plain = new Secret(JSON.stringify(revealChoice(choice)));
      deps.db.pendingChoices.put(
        sessionHash,
        deps.vault.sealText(purposeOf(sessionHash), plain),
        deps.clock.now() + CHOICE_LIFE_MS,
      );
    },
    get(sessionHash) {
      const sealed = deps.db.pendingChoices.get(sessionHash, deps.clock.now());
      if (!sealed) return undefined;
      const plain = deps.vault.openText(purposeOf(sessionHash), sealed).reveal();
      return reviveChoice(plain);
    },
    forget: (sessionHash) => deps.db.pendingChoices.delete(sessionHash),
  };
}

/** `Secret` prints `[redacted]` in JSON, so what is sealed is spelt out. */
function revealChoice({ api, candidates }: Choice) {
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

function reviveChoice(plain: string): Choice {
  const { api, candidates } = choiceSchema.parse(JSON.parse(plain));
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
