import type { Sandbox } from "../../demo/sandbox/sandbox.ts";
import type { ApiName } from "../../server/instagram/types.ts";

type Send = (url: string, init?: RequestInit) => Promise<Response>;

/** A site owner's browser, as far as forms, cookies and redirects go. */
export interface Owner {
  /** Redirects are not followed, cookies are kept. */
  get(path: string): Promise<Response>;
  post(path: string, form?: Record<string, string> | URLSearchParams | FormData): Promise<Response>;
  signIn(password: string): Promise<Response>;
  /** From the connect link over the sandbox's consent page to the answer of the callback. */
  connect(
    sandbox: Sandbox,
    username: string,
    options?: { api?: ApiName; deny?: boolean; pages?: readonly string[] },
  ): Promise<Response>;
  /** Where a click on connect leads: Instagram's consent page, its state included. */
  startConnect(api?: ApiName): Promise<string>;
}

export function createOwner(baseUrl: string, send: Send = fetch): Owner {
  const cookies = new Map<string, string>();
  const origin = new URL(baseUrl).origin;

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("accept", "text/html");
    if (cookies.size > 0) {
      headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    }
    const response = await send(new URL(path, baseUrl).href, {
      ...init,
      headers,
      redirect: "manual",
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const split = pair.indexOf("=");
      const [name, value] = [pair.slice(0, split), pair.slice(split + 1)];
      if (value === "" || /max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }

  const owner: Owner = {
    get: (path) => request(path),
    post: (path, form = {}) =>
      request(path, {
        method: "POST",
        body: form instanceof FormData ? form : new URLSearchParams(form),
        headers: { origin },
      }),
    signIn: (password) => owner.post("/admin/login", { password }),
    async startConnect(api = "instagram-login") {
      const answer = await owner.get(`/connect?api=${api}`);
      const location = answer.headers.get("location");
      if (!location) throw new Error(`the connect link answered ${answer.status}`);
      return location;
    },
    async connect(sandbox, username, options = {}) {
      const { api, ...choice } = options;
      const back = await sandbox.control.authorizeAs(
        username,
        await owner.startConnect(api),
        choice,
      );
      const { pathname, search } = new URL(back);
      return owner.get(pathname + search);
    },
  };
  return owner;
}
