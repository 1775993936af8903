import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { onTestFinished } from "vitest";
import { TEST_CERTIFICATE, TEST_KEY } from "./test-certificate.ts";

interface CaughtMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** Decoded. */
  readonly text: string;
  readonly headers: string;
  readonly encrypted: boolean;
  /** Who signed in, if somebody did. */
  readonly user: string | undefined;
}

export interface MailCatcher {
  readonly port: number;
  readonly mails: CaughtMail[];
  /** Every password that was given to it, right or wrong. */
  readonly passwords: string[];
  /** How many connections were made to it. */
  connections(): number;
}

interface MailCatcherOptions {
  /** TLS from the first byte. */
  readonly secure?: boolean;
  /** Offers no STARTTLS. */
  readonly clearOnly?: boolean;
  /** What it takes; without one nobody has to sign in. */
  readonly signIn?: { readonly user: string; readonly password: string };
  /** Before it says that it has the mail. */
  readonly onMail?: (mail: CaughtMail) => void;
  /** Refuses recipients with this. */
  readonly refusal?: string;
  /** What it refuses recipients and passwords with. */
  readonly code?: number;
}

/** A real mail server on a free port of this machine, which delivers nothing. */
export async function startMailCatcher(options: MailCatcherOptions = {}): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  const passwords: string[] = [];
  let connections = 0;
  const { signIn, refusal } = options;
  const settings: SMTPServerOptions = {
    secure: options.secure ?? false,
    key: TEST_KEY,
    cert: TEST_CERTIFICATE,
    authOptional: signIn === undefined,
    allowInsecureAuth: true,
    disabledCommands: options.clearOnly ? ["STARTTLS"] : [],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onAuth({ username, password }, _session, done) {
      passwords.push(password ?? "");
      const isRight = username === signIn?.user && password === signIn?.password;
      if (isRight) done(null, { user: username ?? "" });
      else done(Object.assign(new Error("no such user"), { responseCode: options.code ?? 535 }));
    },
    onRcptTo(_address, _session, done) {
      done(
        refusal === undefined
          ? undefined
          : Object.assign(new Error(refusal), { responseCode: options.code ?? 550 }),
      );
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const raw = Buffer.concat(chunks).toString("utf8");
        const mail = {
          ...read(raw),
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          encrypted: session.secure,
          user: session.user,
        };
        mails.push(mail);
        options.onMail?.(mail);
        done();
      });
    },
  };
  const server = new SMTPServer(settings);
  server.on("error", () => undefined);
  const listening = await new Promise<AddressInfo>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(server.server.address() as AddressInfo));
  });
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  return { port: listening.port, mails, passwords, connections: () => connections };
}

function read(raw: string): Pick<CaughtMail, "subject" | "text" | "headers"> {
  const [headers = "", ...body] = raw.split("\r\n\r\n");
  const header = (name: string) =>
    new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, "im").exec(headers)?.[1] ?? "";
  const encoded = body.join("\r\n\r\n");
  const encoding = header("Content-Transfer-Encoding");
  return {
    headers,
    subject: decodeWords(header("Subject").replace(/\r\n[ \t]/g, " ")),
    text: (encoding === "base64"
      ? Buffer.from(encoded, "base64").toString("utf8")
      : encoding === "quoted-printable"
        ? decodeQuoted(encoded.replace(/=\r\n/g, ""))
        : encoded
    ).replaceAll("\r\n", "\n"),
  };
}

function decodeWords(text: string): string {
  return text
    .replace(/\?= =\?/g, "?==?")
    .replace(/=\?UTF-8\?(Q|B)\?(.*?)\?=/gi, (_all, kind: string, words: string) =>
      kind.toUpperCase() === "B"
        ? Buffer.from(words, "base64").toString("utf8")
        : decodeQuoted(words.replaceAll("_", " ")),
    );
}

function decodeQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}
