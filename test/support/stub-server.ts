import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { plainWebp } from "./plain-webp.ts";

const ROOT = join(import.meta.dirname, "../..");
const BUILT = join(ROOT, "dist/widget");

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".json": "application/json",
  ".webp": "image/webp",
};

export type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A request as it came. */
interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
}

/**
 * A web server for one test: gives what it was told to give at a path, and keeps what was asked of it.
 * Two of them are two origins: the feed server, and the page that embeds its element.
 */
export class StubServer {
  readonly requests: SeenRequest[] = [];
  readonly #answers = new Map<string, Answer>();
  #server: Server | undefined;
  #origin = "";

  async start(): Promise<this> {
    const server = createServer((request, response) => this.#serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    this.#origin = `http://127.0.0.1:${isInet(address) ? address.port : 0}`;
    this.#server = server;
    return this;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
  }

  get origin(): string {
    return this.#origin;
  }

  /**
   * Forgets what it was told and what it was asked, and moves to another port: what a page that was closed had asked for
   * may still be on its way, and is nobody's question then.
   */
  async reset(): Promise<void> {
    await this.stop();
    this.#answers.clear();
    this.requests.length = 0;
    await this.start();
  }

  /** Paths asked for so far, with their queries. */
  get paths(): string[] {
    return this.requests.map(({ path }) => path);
  }

  answer(path: string, answer: Answer): void {
    this.#answers.set(path, answer);
  }

  json(path: string, body: unknown): void {
    this.answer(path, (_request, response) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(body));
    });
  }

  script(path: string, text: string): void {
    this.answer(path, (_request, response) => {
      response.setHeader("content-type", "text/javascript");
      response.end(text);
    });
  }

  page(path: string, html: string, headers: Readonly<Record<string, string>> = {}): string {
    this.answer(path, (_request, response) => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers });
      response.end(html);
    });
    return this.origin + path;
  }

  /** Lets requests for a path wait until the returned function is called. */
  hold(path: string): () => void {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const answer = this.#answers.get(path) ?? serveFile;
    this.answer(path, async (request, response) => {
      await released;
      await answer(request, response);
    });
    return release;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "/";
    this.requests.push({ path, headers: request.headers });
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("timing-allow-origin", "*");
    const answer = this.#answers.get(path) ?? this.#answers.get(path.split("?")[0] ?? "");
    try {
      await (answer ?? serveFile)(request, response);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  }
}

/** The built element, and plain pictures in the size their name asks for. */
async function serveFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? "").split("?")[0] ?? "";
  response.setHeader("content-type", TYPES[extname(path)] ?? "application/octet-stream");
  const [, seed, width, height] = /^\/media\/(\w+)-(\d+)x(\d+)\.webp$/.exec(path) ?? [];
  if (width && height) {
    const hue = Number.parseInt(seed ?? "0", 10) || 0;
    const colour = { red: (120 + hue * 37) & 255, green: (90 + hue * 23) & 255, blue: 90 };
    response.end(plainWebp(Number(width), Number(height), colour));
    return;
  }
  const file = join(BUILT, path);
  if (!file.startsWith(BUILT) || !existsSync(file) || path.endsWith("/")) {
    response.writeHead(404, { "content-type": "application/json" });
    response.end('{"error":"There is nothing here."}');
    return;
  }
  response.end(await readFile(file));
}

function isInet(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}
