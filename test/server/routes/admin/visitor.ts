import type { Hono } from "hono";

/** A browser as far as the dashboard can tell: keeps cookies, sends Origin and Accept, follows nothing. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  /** The `Set-Cookie` lines of the last answer. */
  setCookies: readonly string[] = [];
  readonly #app: Hono;
  readonly #origin: string;
  headers: Record<string, string> = {};

  constructor(app: Hono, publicUrl: string) {
    this.#app = app;
    this.#origin = new URL(publicUrl).origin;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#send(path, { headers });
  }

  post(
    path: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.send("POST", path, fields, headers);
  }

  /** Any method; what has no body in HTTP goes without. */
  send(
    method: string,
    path: string,
    fields: Record<string, string> | URLSearchParams = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    if (method === "GET") return this.get(path, headers);
    const body = new URLSearchParams(fields);
    return this.#send(path, { method, body, headers: { origin: this.#origin, ...headers } });
  }

  async page(path: string): Promise<string> {
    return (await this.get(path)).text();
  }

  /** The page an action leads to. */
  async pageAfter(answer: Response): Promise<string> {
    return this.page(answer.headers.get("location") ?? "/admin");
  }

  async #send(path: string, init: RequestInit & { headers: Record<string, string> }) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await this.#app.request(`${this.#origin}${path}`, {
      ...init,
      headers: {
        accept: "text/html,application/xhtml+xml",
        ...(cookie && { cookie }),
        ...this.headers,
        ...init.headers,
      },
    });
    this.setCookies = answer.headers.getSetCookie();
    for (const line of this.setCookies) {
      const [pair = ""] = line.split(";");
      const [name = "", value = ""] = pair.split("=", 2);
      if (value === "" || /max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}
