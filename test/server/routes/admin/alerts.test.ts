import { expect, test } from "vitest";
import { parseMailServer } from "../../../../server/alerts/mail-server.ts";
import { startMailCatcher } from "../../../support/mail-catcher.ts";
import { startWebhookCatcher } from "../../../support/webhook-catcher.ts";
import { addAccount } from "./accounts.ts";
import { openDashboard } from "./dashboard.ts";
import { everythingHere } from "./dashboard-alerts.ts";
import { readable } from "./readable.ts";
import type { Visitor } from "./visitor.ts";

const OWNER = { user: "windowbox@example.com", password: "four words of mine" };

function formFor(port: number): Record<string, string> {
  return {
    recipients: "owner@example.com; studio@example.com",
    host: "mail.example.com",
    port: String(port),
    security: "tls",
    sender: "",
    ...OWNER,
  };
}

async function openAlerts() {
  const dashboard = openDashboard({ alerts: { lookup: everythingHere } });
  const owner = await dashboard.signedIn();
  return { dashboard, owner, ...formsOf(owner) };
}

function formsOf(owner: Visitor) {
  async function send(form: string, fields: Record<string, string> = {}): Promise<string> {
    const answer = await owner.post(`/admin/alerts${form}`, fields);
    expect(answer.headers.get("location")).toBe("/admin/alerts");
    return owner.page("/admin/alerts");
  }
  return {
    send,
    sendWords: async (...sent: Parameters<typeof send>) => readable(await send(...sent)),
  };
}

test("a mail server is entered, and a test arrives; its password is on no page", async () => {
  const catcher = await startMailCatcher({ secure: true, signIn: OWNER });
  const { send, dashboard } = await openAlerts();
  expect(readable(await send("/mail", formFor(catcher.port)))).toContain("Saved. Now send a test.");
  const page = await send("/test");
  expect(readable(page)).toContain(
    "The test is on its way to owner@example.com, studio@example.com.",
  );
  expect(catcher.mails.map(({ to, subject }) => [to[0], subject]).sort()).toEqual([
    ["owner@example.com", "Windowbox: A test"],
    ["studio@example.com", "Windowbox: A test"],
  ]);
  expect(catcher.mails[0]?.from).toBe(OWNER.user);
  expect(page).not.toContain(OWNER.password);
  expect(dashboard.logLines.join()).not.toContain(OWNER.password);
  expect(dashboard.db.namedValues.get("alerts")?.includes(OWNER.password)).toBe(false);
});

test("a test that fails says why, and what to do", async () => {
  const catcher = await startMailCatcher({ secure: true, signIn: { ...OWNER, password: "other" } });
  const { send, sendWords, owner } = await openAlerts();
  expect(await sendWords("/test")).toContain("Nobody is told yet");
  await send("/mail", { ...formFor(catcher.port), recipients: "owner@example.com" });
  const failure =
    "mail.example.com does not accept the user “windowbox@example.com” with this password";
  expect(await sendWords("/test")).toContain(
    `The test could not be sent to owner@example.com: ${failure}`,
  );
  // It is seen on the next visit, too; but a test is not sent again by itself.
  const later = readable(await owner.page("/admin/alerts"));
  expect(later).toContain(`The last attempt failed: ${failure}`);
  expect(later).not.toContain("tried again by itself");
});

test("a stored password stays for the same server and user, and goes to no other", async () => {
  const catcher = await startMailCatcher({ secure: true, signIn: OWNER });
  const { send, sendWords, dashboard } = await openAlerts();
  const form = formFor(catcher.port);
  const kept = { ...form, password: "" };
  await send("/mail", form);
  expect(await sendWords("/mail", { ...kept, recipients: "other@example.com" })).toContain(
    "Saved.",
  );
  expect(await sendWords("/test")).toContain("on its way to other@example.com");

  const passwords = catcher.passwords.length;
  for (const elsewhere of [{ host: "localhost" }, { user: "other@example.com" }]) {
    const page = await send("/mail", { ...kept, ...elsewhere });
    expect(readable(page)).toContain("The password once more, please");
    expect(page).toMatch(/id="password"[^>]*aria-invalid="true"/);
    // What was typed is kept, and nothing was stored.
    for (const typed of Object.values(elsewhere)) expect(page).toContain(`value="${typed}"`);
  }
  await send("/test");
  expect(catcher.passwords).toHaveLength(passwords + 1);
  expect(dashboard.alertSettings.get().mailServer).toMatchObject({ host: "mail.example.com" });
});

test.each<[string, Record<string, string>, string]>([
  ["recipients", { recipients: "owner@example.com, nobody" }, "one to ten e-mail addresses"],
  ["recipients", { recipients: "" }, "one to ten e-mail addresses"],
  ["host", { host: "https://smtp.example.com" }, "That is no name of a server"],
  ["port", { port: "ssl" }, "A port is a number"],
  ["security", { security: "if-offered" }, "A password is only sent over TLS"],
  ["password", { password: "" }, "Please enter the password of this user."],
  ["user", { user: "" }, "A password needs its user, too."],
  ["sender", { user: "apikey" }, "Please enter the e-mail address that the mails come from."],
  ["sender", { sender: "me" }, "Please enter the e-mail address that the mails come from."],
])("what is wrong is said at its field: %s %j", async (field, wrong, sentence) => {
  const { send, dashboard } = await openAlerts();
  const page = await send("/mail", { ...formFor(465), ...wrong });
  expect(readable(page)).toContain(sentence);
  expect(page).toMatch(new RegExp(`<(input|select) id="${field}"[^>]*aria-invalid="true"`));
  expect(page).not.toContain(OWNER.password);
  expect(dashboard.alertSettings.get().mailServer).toBeUndefined();
});

test.each(["127.0.0.1", "localhost", "10.0.0.7", "::1", "169.254.169.254"])(
  "a mail server at %s is refused where it is entered",
  async (host) => {
    const dashboard = openDashboard();
    const { sendWords } = formsOf(await dashboard.signedIn());
    expect(await sendWords("/mail", { ...formFor(465), host })).toContain(
      `${host} is not on the public internet: one of your own network can only be named in SMTP_URL.`,
    );
  },
);

test.each([
  ["http://hooks.example.com/x", "The address must begin with https://"],
  ["https://user:password@hooks.example.com/", "hold no password"],
  ["hooks.example.com", "That is no address"],
  ["https://127.0.0.1/x", "127.0.0.1 is not on the public internet"],
  ["https://[::ffff:10.0.0.1]/x", "is not on the public internet"],
  ["https://localhost:8080/x", "localhost is not on the public internet"],
])("a webhook at %s is refused", async (webhook, sentence) => {
  const dashboard = openDashboard();
  const { send } = formsOf(await dashboard.signedIn());
  const page = await send("/webhook", { webhook });
  expect(readable(page)).toContain(sentence);
  expect(page).toMatch(/id="webhook"[^>]*aria-invalid="true"/);
  expect(dashboard.alertSettings.get().webhook).toBeUndefined();
});

test("a webhook’s address is as good as a password: it is shown nowhere, and can be forgotten", async () => {
  const { send, dashboard } = await openAlerts();
  const secret = "T0/B0/very-secret";
  const page = await send("/webhook", { webhook: `https://hooks.example.com/services/${secret}` });
  expect(readable(page)).toContain("Stored: an address at hooks.example.com");
  expect(page).not.toContain(secret);
  expect(dashboard.logLines.join()).not.toContain(secret);
  expect(readable(await send("/webhook/remove"))).toContain("Nobody is told yet.");
});

test("an account gets an address of its own, which can be taken away again", async () => {
  const { dashboard, send, sendWords } = await openAlerts();
  addAccount(dashboard.db);
  await send("/mail", formFor(465));
  const typed = { account: "a1", address: "client@example" };
  expect(await sendWords("/addresses", typed)).toContain("That is no e-mail address");
  const page = await sendWords("/addresses", { ...typed, address: "client@example.com" });
  expect(page).toContain("client@example.com is told when @harbour.bakery needs something.");
  expect(page).toContain("@harbour.bakery: client@example.com");
  expect(await sendWords("/addresses/remove", { account: "a1" })).not.toContain("@harbour.bakery:");
});

test("that all is well is said only if it is asked for", async () => {
  const { dashboard, send } = await openAlerts();
  expect(dashboard.alertSettings.get().monthly).toBe(false);
  await send("/monthly", { monthly: "yes" });
  expect(dashboard.alertSettings.get().monthly).toBe(true);
  await send("/monthly", { monthly: "no" });
  expect(dashboard.alertSettings.get().monthly).toBe(false);
});

test("what the environment says is shown, and stands before what was entered", async () => {
  const hook = await startWebhookCatcher();
  const dashboard = openDashboard({
    alerts: {
      variables: {
        mailServer: parseMailServer("smtps://me%40example.com:very-secret@127.0.0.1:1"),
        recipients: ["owner@example.com"],
        webhook: new URL(`${hook.origin}/hook?key=very-secret`),
      },
    },
  });
  const { send } = formsOf(await dashboard.signedIn());
  // A form that is not on the page changes nothing of it.
  await send("/mail", formFor(465));
  const page = await send("/test");
  expect(readable(page)).toContain("That comes from SMTP_URL");
  expect(readable(page)).toContain("That comes from ALERT_EMAIL");
  expect(readable(page)).toContain(`${new URL(hook.origin).host} . It comes from ALERT_WEBHOOK`);
  expect(page).not.toContain("very-secret");
  // The environment's may be private.
  expect(hook.calls).toMatchObject([{ path: "/hook?key=very-secret", body: { event: "test" } }]);
  expect(dashboard.alertSettings.get()).toMatchObject({
    recipients: ["owner@example.com"],
    mailServer: { host: "127.0.0.1" },
  });
});
