import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { type Clock, SECOND_MS } from "../time/clock.ts";

/** At most so many connections, each with one answer under way: what all of them together can take is bounded. */
const MOST_IN_ALL = 500;
/** A whole office may come from one address; nobody may keep everybody else away. */
const MOST_PER_ADDRESS = 200;
/** Requests that were sent before the answers to earlier ones. No browser does that, and no proxy does it often. */
const MOST_UNANSWERED = 16;
/** Whoever moves less than this for so long, while bytes wait for them or are waited for, is cut off. */
const LEAST_BYTES = 4_000;
const STALL_MS = 30 * SECOND_MS;
/** The slowest that is waited for beyond that. */
const LEAST_BYTES_PER_SECOND = 4_000;
export const LOOK_EVERY_MS = 5 * SECOND_MS;

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

interface ConnectionState {
  readonly address: string;
  /** The request that is being answered, or was answered last. */
  current: Exchange | undefined;
  /** Those that came before it was, in their order. */
  readonly waiting: Exchange[];
  /** When anything moved last, and how much had by then. */
  movedAt: number;
  moved: number;
}

export interface ConnectionDeps {
  readonly clock: Pick<Clock, "now">;
  /** Whose connections are counted together; `undefined` for a proxy that speaks for many. */
  addressOf(socket: Socket): string | undefined;
}

/** Keeps strangers from taking more of the machine than their share. */
export interface Connections {
  /** Hands on one request of a connection after the other, and refuses what no honest client sends. */
  guard(listener: RequestListener): RequestListener;
  /** Takes count of the server's connections from now on. */
  watch(server: Server): void;
  /** Cuts off who has stalled; to be called every few seconds. */
  look(): void;
}

export function createConnections({ clock, addressOf }: ConnectionDeps): Connections {
  const states = new Map<Socket, ConnectionState>();
  const perAddress = new Map<string, number>();

  function count(address: string, change: 1 | -1): number {
    const now = (perAddress.get(address) ?? 0) + change;
    if (now > 0) perAddress.set(address, now);
    else perAddress.delete(address);
    return now;
  }

  function accept(server: Server, socket: Socket): void {
    const address = addressOf(socket) ?? "";
    if (address !== "" && (perAddress.get(address) ?? 0) >= MOST_PER_ADDRESS) {
      socket.destroy();
      return;
    }
    if (states.size >= MOST_IN_ALL && !hasRoomWithoutIdle(server)) {
      socket.destroy();
      return;
    }
    count(address, 1);
    states.set(socket, {
      address,
      current: undefined,
      waiting: [],
      movedAt: clock.now(),
      moved: 0,
    });
    socket.once("close", () => {
      states.delete(socket);
      count(address, -1);
    });
  }

  /** Idle ones are only kept for their clients' convenience. */
  function hasRoomWithoutIdle(server: Server): boolean {
    server.closeIdleConnections();
    return [...states.keys()].filter((socket) => !socket.destroyed).length < MOST_IN_ALL;
  }

  function isStalled(socket: Socket, state: ConnectionState, now: number): boolean {
    const owed = socket.writableLength + unreadOf(state);
    const moved = socket.bytesRead + socket.bytesWritten - socket.writableLength;
    if (owed === 0 || moved >= state.moved + LEAST_BYTES || now < state.movedAt) {
      state.moved = moved;
      state.movedAt = now;
      return false;
    }
    const longestMs = STALL_MS + (socket.writableLength / LEAST_BYTES_PER_SECOND) * SECOND_MS;
    return now - state.movedAt >= longestMs;
  }

  return {
    watch(server) {
      server.on("connection", (socket: Socket) => accept(server, socket));
    },
    look() {
      const now = clock.now();
      for (const [socket, state] of states) {
        if (isStalled(socket, state, now)) socket.destroy();
      }
    },
    guard(listener) {
      function answer(state: ConnectionState, exchange: Exchange): void {
        state.current = exchange;
        listener(exchange.incoming, exchange.outgoing);
      }
      function answerAfter(state: ConnectionState, { outgoing }: Exchange): void {
        outgoing.once("close", () => {
          const next = state.waiting.shift();
          if (!next || next.incoming.socket.destroyed) return;
          answer(state, next);
          if (state.waiting.length > 0) answerAfter(state, next);
        });
      }
      return (incoming, outgoing) => {
        const { socket } = incoming;
        const state = states.get(socket);
        if (!state || socket.destroyed) return;
        if (hasTwoHosts(incoming)) {
          outgoing.writeHead(400, { Connection: "close", "Content-Type": "text/plain" });
          outgoing.end("There are two Host headers in this request.\n");
          return;
        }
        const { current, waiting } = state;
        const exchange = { incoming, outgoing };
        // Most wait for each answer: nothing is listened to for their sake.
        if (current === undefined || (waiting.length === 0 && isSettled(current))) {
          answer(state, exchange);
          return;
        }
        if (waiting.length + 1 >= MOST_UNANSWERED) {
          socket.destroy();
          return;
        }
        waiting.push(exchange);
        if (waiting.length === 1) answerAfter(state, current);
      };
    },
  };
}

function isSettled({ outgoing }: Exchange): boolean {
  return outgoing.writableFinished || outgoing.destroyed;
}

/** 1 while the client still owes something of the request that is being read, and nothing here holds it up. */
function unreadOf({ current }: ConnectionState): 0 | 1 {
  if (!current || isSettled(current)) return 0;
  const { incoming } = current;
  return !incoming.complete && incoming.readableLength === 0 ? 1 : 0;
}

/** Who sees the other one in front of this server decides otherwise than we do (RFC 9112 §3.2 asks for a 400). */
function hasTwoHosts({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === "host") hosts += 1;
  }
  return hosts > 1;
}
