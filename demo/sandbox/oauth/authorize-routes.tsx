import { Hono } from "hono";
import type { Account } from "../accounts.ts";
import type { HostEnv } from "../host-env.ts";
import type { World } from "../world.ts";
import {
  type AuthorizeRequest,
  type Decision,
  decideRedirect,
  isWithoutRole,
  readAuthorizeRequest,
  signInChoices,
} from "./authorization.ts";
import { ConsentPage, RefusalPage } from "./consent-page.tsx";

/** The pages a browser sees: Instagram's at `/oauth/authorize`, Facebook's at `/dialog/oauth`. */
export function createAuthorizeRoutes(
  world: World,
  login: "instagram" | "facebook",
): Hono<HostEnv> {
  const app = new Hono<HostEnv>();
  const path = login === "facebook" ? "/dialog/oauth" : "/oauth/authorize";

  app.get(path, (c) => {
    const request = readAuthorizeRequest(new URL(c.req.url).searchParams, login, world);
    if ("refusal" in request) return c.html(<RefusalPage message={request.refusal} />, 400);
    const choices = signInChoices(request, world);
    return c.html(
      <ConsentPage
        request={request}
        choices={choices}
        chosen={choices.find((one) => one.username === world.settings.signedInAs) ?? choices[0]}
        pages={world.accounts.pages.filter((page) => !page.roleLost)}
        left={world.accounts.accounts.filter((account) => !choices.includes(account))}
        pictureOf={(account: Account) =>
          account.picture && world.cdn.sign(`avatar/${account.professionalId}_n`, account.picture)
        }
      />,
    );
  });

  app.post(path, async (c) => {
    const request = readAuthorizeRequest(new URL(c.req.url).searchParams, login, world);
    if ("refusal" in request) return c.html(<RefusalPage message={request.refusal} />, 400);
    const decision = readDecision(request, await c.req.formData(), world);
    if (decision === undefined) {
      return c.html(<RefusalPage message="Invalid request: no such account" />, 400);
    }
    if (decision.allow && isWithoutRole(decision.account, "page", world)) {
      return c.html(<RefusalPage message="Insufficient developer role" />, 400);
    }
    return c.redirect(decideRedirect(request, decision, world).href, 303);
  });

  return app;
}

function readDecision(
  request: AuthorizeRequest,
  form: FormData,
  world: World,
): Decision | undefined {
  if (form.get("decision") !== "allow") return { allow: false };
  if (request.api === "facebook-login") {
    const ids = form.getAll("page");
    return { allow: true, pages: world.accounts.pages.filter((page) => ids.includes(page.id)) };
  }
  const username = form.get("account");
  const account = signInChoices(request, world).find((one) => one.username === username);
  return account && { allow: true, account };
}
