import type { Context, Hono } from "hono";
import type { ConnectedAccount } from "../../accounts/connect.ts";
import { connectThroughLink, isOver } from "../../accounts/connect-through-link.ts";
import { findLink } from "../../accounts/reconnect-link.ts";
import type { Database } from "../../db/database.ts";
import type { ReconnectLinkRecord } from "../../db/reconnect-links.ts";
import { authorizationError } from "../../instagram/errors/authorization-error.ts";
import type { ApiName, Candidate } from "../../instagram/types.ts";
import { readerOf } from "../../pages/frame/reader-language.ts";
import {
  type LinkOutcome,
  LinkOutcomePage,
  outcomeTitle,
} from "../../pages/reconnect/outcome-pages.tsx";
import type { Vault } from "../../tokens/vault.ts";
import {
  type ClientPagesDeps,
  closedLinkPage,
  createClientPages,
  readableSubject,
  renderPlain,
} from "./client-pages.tsx";
import type { SignInAttempt } from "./sign-in-attempt.ts";
import { signInFailure } from "./sign-in-failure.ts";

interface ReconnectCallbackDeps extends ClientPagesDeps {
  readonly db: Database;
  readonly vault: Pick<Vault, "sealText" | "openText">;
  connectCandidate(api: ApiName, candidate: Candidate): ConnectedAccount;
}

/** So many names of accounts that came instead are said. */
const NAMES_SAID = 5;

/** Where a sign-in that began at a link comes back, `/connect/callback`: its states are its own. */
export function createReconnectCallback(deps: ReconnectCallbackDeps): Hono {
  const { db, clock, attempts, log } = deps;
  const pages = createClientPages(deps);

  pages.get("*", async (c) => {
    const attempt = attempts.read(c, c.req.query("state") ?? "");
    // Begun in another browser, or much too long ago.
    if (!attempt) return renderPlain(c, ({ outcome }) => [outcome.stray, outcome.strayText], 400);
    if (attempt.outcome) return outcomePage(c, attempt, attempt.outcome);
    const link = findLink(db, attempt.code);
    const outcome = link && (await outcomeOf(c, link));
    if (!outcome) return closedLinkPage(deps, c, attempt.code, findLink(db, attempt.code));
    attempts.finish(c, attempt, outcome);
    return outcomePage(c, attempt, outcome);
  });

  /** `undefined`: the link works no more. */
  async function outcomeOf(
    c: Context,
    link: ReconnectLinkRecord,
  ): Promise<LinkOutcome | undefined> {
    const wanted = readableSubject(db, link);
    if (wanted === undefined || isOver(link, clock.now())) return undefined;
    const code = c.req.query("code");
    if (c.req.query("error") !== undefined || !code) {
      return signInFailure(authorizationError(c.req.query()));
    }
    try {
      return connect(link, wanted, await exchange(link.api, code));
    } catch (error) {
      log.warn({ err: error, api: link.api }, "connecting through a link failed");
      // The same answer twice, as browsers do: the first one connected it.
      if (db.reconnectLinks.find(link.codeHash)?.spentAt !== undefined) return undefined;
      return signInFailure(error);
    }
  }

  async function exchange(api: ApiName, code: string): Promise<Candidate[]> {
    const app = deps.apps.forApi(api);
    if (!app) throw new Error("the app was removed meanwhile");
    return deps.apis[api].exchangeCode({ app, redirectUri: deps.redirectUri, code }, { app });
  }

  function connect(
    link: ReconnectLinkRecord,
    wanted: string,
    candidates: readonly Candidate[],
  ): LinkOutcome | undefined {
    const through = connectThroughLink(
      { ...deps, connect: deps.connectCandidate },
      link,
      candidates,
    );
    switch (through.kind) {
      case "connected":
        return { kind: "connected", username: through.connected.username };
      case "another-account":
        return { kind: "another-account", came: through.came.slice(0, NAMES_SAID), wanted };
      case "over":
        return undefined;
      default:
        return through satisfies never;
    }
  }

  return pages;
}

function outcomePage(c: Context, { code }: SignInAttempt, outcome: LinkOutcome) {
  const { messages } = readerOf(c);
  const again = outcome.kind === "another-account" ? "?as=another" : "";
  const againHref = `/reconnect/${code}/sign-in${again}`;
  return c.render(<LinkOutcomePage {...{ outcome, againHref, messages }} />, {
    title: outcomeTitle(outcome, messages),
  });
}
