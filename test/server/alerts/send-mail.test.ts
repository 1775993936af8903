import type { LookupFunction } from "node:net";
import { describe, expect, test } from "vitest";
import { type MailServer, parseMailServer } from "../../../server/alerts/mail-server.ts";
import { createSendMail } from "../../../server/alerts/send-mail.ts";
import { freePort } from "../../support/free-port.ts";
import { startMailCatcher } from "../../support/mail-catcher.ts";
import { TEST_CERTIFICATE } from "../../support/test-certificate.ts";
import { present } from "../../support/test-instance.ts";

const MAIL = {
  from: "Windowbox <windowbox@example.com>",
  to: "owner@example.com",
  subject: "Windowbox: @café has to be connected again",
  text: "Grüße\n\nIt said no.",
};
const OWNER = { user: "windowbox@example.com", password: "pass/wörd" };
const URL_USER = "windowbox%40example.com:pass%2Fw%C3%B6rd";

/** As the system would find it, were it a name in the world. */
const atHome: LookupFunction = (_host, _options, callback) => callback(null, "127.0.0.1", 4);
const sendMail = createSendMail({ ca: TEST_CERTIFICATE, lookup: atHome });

const server = (address: string): MailServer => present(parseMailServer(address));
const entered = (address: string): MailServer => ({ ...server(address), mayBePrivate: false });

describe("a mail", () => {
  test.each([
    ["smtps", { secure: true, signIn: OWNER }],
    ["smtp", { signIn: OWNER }],
  ])("goes over %s with its password, encrypted", async (protocol, options) => {
    const catcher = await startMailCatcher(options);
    const address = `${protocol}://${URL_USER}@localhost:${catcher.port}`;
    expect(await sendMail(server(address), MAIL)).toEqual({ kind: "sent" });
    expect(catcher.mails).toMatchObject([
      {
        from: "windowbox@example.com",
        to: ["owner@example.com"],
        subject: MAIL.subject,
        text: "Grüße\n\nIt said no.\n",
        encrypted: true,
        user: OWNER.user,
      },
    ]);
    expect(catcher.mails[0]?.headers).toContain("Auto-Submitted: auto-generated");
  });

  test("goes in the clear only where there is no password", async () => {
    const catcher = await startMailCatcher({ clearOnly: true });
    expect(await sendMail(server(`smtp://127.0.0.1:${catcher.port}`), MAIL)).toEqual({
      kind: "sent",
    });
    expect(catcher.mails).toMatchObject([{ encrypted: false }]);
  });

  test("is encrypted where that is offered, although it need not be", async () => {
    const catcher = await startMailCatcher();
    await sendMail(server(`smtp://localhost:${catcher.port}`), MAIL);
    expect(catcher.mails).toMatchObject([{ encrypted: true }]);
  });

  test("and its password stay here where there is no TLS", async () => {
    const catcher = await startMailCatcher({ clearOnly: true, signIn: OWNER });
    const delivery = await sendMail(server(`smtp://${URL_USER}@localhost:${catcher.port}`), MAIL);
    expect(delivery).toEqual({
      kind: "failed",
      sentence:
        "localhost offers no TLS, and a password is not sent in the clear: choose TLS, on port 465 or 587.",
    });
    expect(catcher.passwords).toEqual([]);
    // Of a password nothing is said where there is none.
    const open = { ...server(`smtp://localhost:${catcher.port}`), security: "starttls" } as const;
    expect(await sendMail(open, MAIL)).toMatchObject({
      sentence: `localhost offers no TLS on port ${catcher.port}: take port 587 for STARTTLS or 465 for TLS, or choose that none is needed.`,
    });
  });

  test("and its password stay here where the certificate is somebody else's", async () => {
    const catcher = await startMailCatcher({ secure: true, signIn: OWNER });
    const strict = createSendMail();
    const delivery = await strict(server(`smtps://${URL_USER}@localhost:${catcher.port}`), MAIL);
    expect(delivery).toMatchObject({
      kind: "failed",
      sentence: expect.stringMatching(
        /^No secure connection to localhost on port \d+: its certificate is vouched for by nobody/,
      ),
    });
    const other = createSendMail({ ca: TEST_CERTIFICATE, lookup: atHome });
    const elsewhere = entered(`smtps://${URL_USER}@other.example.com:${catcher.port}`);
    expect(await other(elsewhere, MAIL)).toMatchObject({
      sentence: expect.stringContaining("its certificate is for another name"),
    });
    expect(catcher.passwords).toEqual([]);
  });
});

describe("a mail that does not go", () => {
  test("is explained: wrong password", async () => {
    const catcher = await startMailCatcher({ secure: true, signIn: { ...OWNER, password: "x" } });
    const delivery = await sendMail(server(`smtps://${URL_USER}@localhost:${catcher.port}`), MAIL);
    expect(delivery).toEqual({
      kind: "failed",
      sentence:
        "localhost does not accept the user “windowbox@example.com” with this password: many providers want a password made for apps.",
    });
  });

  test("is explained: refused recipient, in the server's words", async () => {
    const catcher = await startMailCatcher({ clearOnly: true, refusal: "no such mailbox" });
    const delivery = await sendMail(server(`smtp://127.0.0.1:${catcher.port}`), MAIL);
    expect(delivery).toMatchObject({
      sentence: expect.stringMatching(
        /^127\.0\.0\.1 refuses to send from .* to owner@example\.com: “550 no such mailbox”\.$/,
      ),
    });
  });

  test("is explained: a server that asks to come back later refuses nothing", async () => {
    const greylisting = await startMailCatcher({
      clearOnly: true,
      refusal: "greylisted",
      code: 450,
    });
    expect(await sendMail(server(`smtp://127.0.0.1:${greylisting.port}`), MAIL)).toMatchObject({
      sentence: "127.0.0.1 asks to try again later: “450 greylisted”.",
    });
    const busy = await startMailCatcher({
      secure: true,
      signIn: { ...OWNER, password: "x" },
      code: 454,
    });
    expect(
      await sendMail(server(`smtps://${URL_USER}@localhost:${busy.port}`), MAIL),
    ).toMatchObject({
      sentence: expect.stringMatching(/^localhost asks to try again later: “454 /),
    });
  });

  test("is explained: nobody there", async () => {
    const port = await freePort();
    expect(await sendMail(server(`smtp://127.0.0.1:${port}`), MAIL)).toEqual({
      kind: "failed",
      sentence: `127.0.0.1 cannot be reached on port ${port}: check host and port.`,
    });
  });

  test("is explained: another kind of server", async () => {
    const catcher = await startMailCatcher({ clearOnly: true });
    const delivery = await sendMail(server(`smtps://localhost:${catcher.port}`), MAIL);
    expect(delivery).toMatchObject({
      sentence: `No secure connection to localhost on port ${catcher.port}: TLS is not spoken at once there, as it is on port 465: choose STARTTLS.`,
    });
  });

  test("can be ended while it waits", async () => {
    const catcher = await startMailCatcher({ clearOnly: true });
    const stopping = new AbortController();
    stopping.abort();
    const delivery = await sendMail(
      server(`smtp://127.0.0.1:${catcher.port}`),
      MAIL,
      stopping.signal,
    );
    expect(delivery.kind).toBe("failed");
    expect(catcher.mails).toEqual([]);
  });
});

describe("a mail server that was entered in the dashboard", () => {
  test("is connected to where its name was found, and no other address", async () => {
    const catcher = await startMailCatcher({ secure: true, signIn: OWNER });
    const address = `smtps://${URL_USER}@mail.example.com:${catcher.port}`;
    expect(await sendMail(entered(address), MAIL)).toEqual({ kind: "sent" });
  });

  test.each(["127.0.0.1", "localhost"])("is not reached at %s", async (host) => {
    const catcher = await startMailCatcher({ clearOnly: true });
    const delivery = await createSendMail()(entered(`smtp://${host}:${catcher.port}`), MAIL);
    expect(delivery).toEqual({
      kind: "failed",
      sentence: `${host} is not on the public internet: one of your own network can only be named in SMTP_URL.`,
    });
    expect(catcher.connections()).toBe(0);
  });
});

test.each([
  ["https://example.com", "another protocol"],
  ["smtp://user@example.com", "a user without a password"],
  ["smtp://:password@example.com", "a password without a user"],
  ["smtps://user:100%@example.com", "a percent sign that means nothing"],
  ["smtps://user:password@example.com/inbox", "a path"],
  ["smtps://user:password@example.com?pool=true", "options"],
  ["smtps://", "no host"],
])("%s is no mail server: %s", (address) => {
  expect(parseMailServer(address)).toBeUndefined();
});
