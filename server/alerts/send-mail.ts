import { isIP, type LookupFunction } from "node:net";
import { PrivateAddressError, publicLookup } from "../http/public-address.ts";
import { withTimeout } from "../http/with-timeout.ts";
import { SECOND_MS } from "../time/clock.ts";
import { certificateProblem, connectionCodes } from "./certificate-problem.ts";
import { type Delivery, failed, quoted, SENT } from "./delivery.ts";
import type { MailServer } from "./mail-server.ts";
import { findPublicAddress, privateHostSentence } from "./public-host.ts";

interface Mail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Never throws: what went wrong is for the owner to read. */
export type SendMail = (server: MailServer, mail: Mail, signal?: AbortSignal) => Promise<Delivery>;

const STEP_MS = 10 * SECOND_MS;
const WHOLE_MS = 30 * SECOND_MS;

export interface MailOptions {
  /** Finds public addresses only; what it finds is what is connected to. */
  readonly lookup?: LookupFunction | undefined;
  /** Whose certificates are believed, when not those that Node.js believes. */
  readonly ca?: string | undefined;
}

export function createSendMail(options: MailOptions = {}): SendMail {
  const lookup = options.lookup ?? publicLookup();
  return async (server, mail, signal) => {
    const { host, port, security, signIn } = server;
    if (signIn && security === "if-offered") return failed(noTls(server));
    try {
      const address = server.mayBePrivate ? host : await findPublicAddress(host, lookup);
      // Loaded with the first mail, for a server that sends none.
      const { createTransport } = await import("nodemailer");
      const transport = createTransport({
        host: address,
        port,
        secure: security === "tls",
        requireTLS: security === "starttls",
        opportunisticTLS: security === "if-offered",
        ...(isIP(host) === 0 && { servername: host }),
        ...(signIn && { auth: { user: signIn.user, pass: signIn.password.reveal() } }),
        ...(options.ca !== undefined && { tls: { ca: options.ca } }),
        connectionTimeout: STEP_MS,
        greetingTimeout: STEP_MS,
        socketTimeout: STEP_MS,
        dnsTimeout: STEP_MS,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      await transport.sendMail({
        ...mail,
        // No answering machine answers it.
        headers: { "Auto-Submitted": "auto-generated" },
        signal: withTimeout(WHOLE_MS, signal).signal,
      });
      return SENT;
    } catch (error) {
      return failed(explainMailFailure(error, server, mail));
    }
  };
}

function noTls({ host, port, signIn }: MailServer): string {
  return signIn
    ? `${host} offers no TLS, and a password is not sent in the clear: choose TLS, on port 465 or 587.`
    : `${host} offers no TLS on port ${port}: take port 587 for STARTTLS or 465 for TLS, or choose that none is needed.`;
}

function explainMailFailure(error: unknown, server: MailServer, mail: Mail): string {
  const { host, port, security, signIn } = server;
  if (error instanceof PrivateAddressError) {
    return privateHostSentence(host, "SMTP_URL");
  }
  const { code, message, response } = readError(error);
  // Whatever it was about, the same mail may go a little later (RFC 5321, 4.2.1).
  if (/^4\d\d/.test(response)) return `${host} asks to try again later${quoted(response)}.`;
  switch (code) {
    case "EDNS":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The mail server ${host} cannot be found: check how its name is written.`;
    case "EAUTH":
    case "ENOAUTH":
      return `${host} does not accept the user “${signIn?.user ?? ""}” with this password: many providers want a password made for apps.`;
    case "EENVELOPE":
      return `${host} refuses to send from ${mail.from} to ${mail.to}${quoted(response)}.`;
    case "EMESSAGE":
      return `${host} refuses the mail${quoted(response)}.`;
    case "ETIMEDOUT":
    case "EABORT":
      return /greeting/i.test(message) && security !== "tls"
        ? `${host} says nothing on port ${port} in ten seconds: where that port speaks TLS at once, as 465 does, choose TLS.`
        : `${host} does not answer on port ${port} within ten seconds: check host and port. Many hosters block port 25.`;
    case "ETLS":
      return security === "starttls" && !isAboutTls(error)
        ? noTls(server)
        : tlsSentence(error, server);
    default:
      if (isAboutTls(error) || /certificate|wrong version/i.test(message)) {
        return tlsSentence(error, server);
      }
      if (response !== "") return `${host} does not take the mail${quoted(response)}.`;
      return `${host} cannot be reached on port ${port}: check host and port.`;
  }
}

function tlsSentence(error: unknown, { host, port, security }: MailServer): string {
  const reason =
    certificateProblem(error) ??
    (security === "tls"
      ? "TLS is not spoken at once there, as it is on port 465: choose STARTTLS"
      : "what it answers to STARTTLS is no TLS");
  return `No secure connection to ${host} on port ${port}: ${reason}.`;
}

function readError(error: unknown) {
  const member = (name: string) =>
    error instanceof Error && name in error ? String(Reflect.get(error, name) ?? "") : "";
  return { code: member("code"), message: member("message"), response: member("response") };
}

function isAboutTls(error: unknown): boolean {
  return connectionCodes(error).some(
    (code) => code !== "ETLS" && /CERT|SELF_SIGNED|UNABLE_TO_|TLS|SSL|ALTNAME/.test(code),
  );
}
