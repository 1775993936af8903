import type { World } from "../world.ts";

export interface AuthorizeChoice {
  readonly deny?: boolean;
  /** facebook-login: names of the Pages that are granted. Default: all of them. */
  readonly pages?: readonly string[];
}

interface Walker {
  readonly world: World;
  /** Sends to the sandbox and follows no redirect. */
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
}

/** Opens the consent page as a browser would, presses a button, and says where that leads. */
export async function walkConsent(
  { world, request }: Walker,
  username: string,
  url: URL,
  choice: AuthorizeChoice,
): Promise<string> {
  if (url.origin !== world.origin) throw new Error(`${url.origin}${url.pathname} is no sandbox.`);
  const shown = await request(`${url.pathname}${url.search}`);
  if (!shown.ok) throw new Error(await refusalText(shown));
  const form = new URLSearchParams({
    decision: choice.deny ? "deny" : "allow",
    account: username,
  });
  for (const page of world.accounts.pages) {
    if (choice.pages?.includes(page.name) ?? true) form.append("page", page.id);
  }
  const decided = await request(`${url.pathname}${url.search}`, { method: "POST", body: form });
  const location = decided.headers.get("location");
  if (location === null) throw new Error(await refusalText(decided));
  return location;
}

async function refusalText(response: Response): Promise<string> {
  const text = await response.text();
  return /data-refusal="([^"]*)"/.exec(text)?.[1] ?? `The sandbox answered ${response.status}.`;
}
