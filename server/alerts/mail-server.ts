import { Secret } from "../shared/secret.ts";

/** An outgoing mail server, and how it is spoken to. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte, `starttls` before anything else is said, `if-offered` in the clear where it must be. */
  readonly security: "tls" | "starttls" | "if-offered";
  readonly signIn: { readonly user: string; readonly password: Secret } | undefined;
  /** The environment's may be anywhere; what was typed into the dashboard must be on the public internet. */
  readonly mayBePrivate: boolean;
}

const PORTS = { "smtps:": 465, "smtp:": 587 } as const;

/** `smtps://user:password@host:465`. With a password nothing is said without TLS. `undefined` for anything else. */
export function parseMailServer(address: string): MailServer | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const { protocol, hostname, pathname, search, hash } = url;
  if (protocol !== "smtp:" && protocol !== "smtps:") return undefined;
  if (hostname === "" || search !== "" || hash !== "" || !/^\/?$/.test(pathname)) return undefined;
  if ((url.username === "") !== (url.password === "")) return undefined;
  const signIn = readSignIn(url);
  if (signIn === null) return undefined;
  const withoutTls = signIn ? "starttls" : "if-offered";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || PORTS[protocol],
    security: protocol === "smtps:" ? "tls" : withoutTls,
    signIn,
    mayBePrivate: true,
  };
}

/** `null` where the percent signs mean nothing. */
function readSignIn({ username, password }: URL): MailServer["signIn"] | null {
  if (username === "") return undefined;
  try {
    return {
      user: decodeURIComponent(username),
      password: new Secret(decodeURIComponent(password)),
    };
  } catch {
    return null;
  }
}
