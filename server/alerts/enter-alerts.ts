import type { LookupFunction } from "node:net";
import { publicLookup } from "../http/public-address.ts";
import { Secret } from "../shared/secret.ts";
import type { AlertSettingsStore } from "./alert-settings.ts";
import { isEmailAddress, isSender, parseRecipients } from "./email-address.ts";
import type { MailServer } from "./mail-server.ts";
import { publicHostProblem } from "./public-host.ts";
import { readWebhookAddress } from "./webhook-address.ts";

/** The dashboard's form, as it was typed. */
interface MailFormValues {
  readonly recipients: string;
  readonly host: string;
  readonly port: string;
  readonly security: string;
  readonly user: string;
  readonly password: string;
  readonly sender: string;
}

/** What is wrong, and with which of the form's fields; nothing was stored then. */
interface FormProblem {
  readonly field: string;
  readonly text: string;
}

/** Stores what was typed into the dashboard, once it is right. */
export interface AlertEntry {
  enterMail(form: MailFormValues): Promise<FormProblem | undefined>;
  enterWebhook(address: string): Promise<FormProblem | undefined>;
  enterMonthly(monthly: boolean): void;
  forgetMail(): void;
  forgetWebhook(): void;
}

const HOST = /^(?!-)[a-z0-9.-]{1,253}$|^[0-9a-f:]{2,45}$/i;

export function createAlertEntry(deps: {
  readonly settings: AlertSettingsStore;
  /** Finds public addresses only. */
  readonly lookup?: LookupFunction | undefined;
}): AlertEntry {
  const { settings } = deps;
  const lookup = deps.lookup ?? publicLookup();

  async function readMailServer(form: MailFormValues): Promise<MailServer | FormProblem> {
    const host = form.host.toLowerCase();
    if (!HOST.test(host)) {
      return problem("host", "That is no name of a server: it looks like smtp.example.com.");
    }
    const port = Number(form.port);
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      return problem("port", "A port is a number such as 465 or 587.");
    }
    const { security } = form;
    if (security !== "tls" && security !== "starttls" && security !== "if-offered") {
      return problem("security", "Please choose how the connection is secured.");
    }
    const signIn = readSignIn(form, host);
    if (signIn && "field" in signIn) return signIn;
    if (signIn && security === "if-offered") {
      return problem("security", "A password is only sent over TLS: choose TLS or STARTTLS.");
    }
    const notPublic = await publicHostProblem(host, lookup, "SMTP_URL");
    if (notPublic !== undefined) return problem("host", notPublic);
    return { host, port, security, signIn, mayBePrivate: false };
  }

  /** A stored password is never sent to another host than it was entered for, nor for another user. */
  function readSignIn({ user, password }: MailFormValues, host: string) {
    if (user === "") {
      return password === "" ? undefined : problem("user", "A password needs its user, too.");
    }
    if (password !== "") return { user, password: new Secret(password) };
    const stored = settings.entered().mailServer;
    if (stored?.signIn?.user === user && stored.host === host) return stored.signIn;
    return problem(
      "password",
      stored?.signIn
        ? "The password once more, please: the stored one goes only to the server and for the user that it was entered for."
        : "Please enter the password of this user.",
    );
  }

  return {
    async enterMail(form) {
      const given = settings.get();
      // What the environment says the form does not ask for.
      const recipients =
        given.recipientsFrom === "environment" ? [] : parseRecipients(form.recipients);
      if (!recipients) {
        return problem("recipients", "Please enter one to ten e-mail addresses, comma-separated.");
      }
      const isServerGiven = given.mailServerFrom === "environment";
      const mailServer = isServerGiven ? undefined : await readMailServer(form);
      if (mailServer && "field" in mailServer) return mailServer;
      const isSenderKnown = isServerGiven || isEmailAddress(mailServer?.signIn?.user ?? "");
      if (form.sender === "" ? !isSenderKnown : !isSender(form.sender)) {
        return problem("sender", "Please enter the e-mail address that the mails come from.");
      }
      const sender = form.sender === "" ? undefined : form.sender;
      settings.enter({ ...settings.entered(), recipients, mailServer, sender });
      return undefined;
    },
    async enterWebhook(address) {
      const read = await readWebhookAddress(address, lookup, "ALERT_WEBHOOK");
      if ("problem" in read) return problem("webhook", read.problem);
      settings.enter({ ...settings.entered(), webhook: read.url });
      return undefined;
    },
    enterMonthly: (monthly) => settings.enter({ ...settings.entered(), monthly }),
    forgetMail: () =>
      settings.enter({
        ...settings.entered(),
        mailServer: undefined,
        recipients: [],
        sender: undefined,
      }),
    forgetWebhook: () => settings.enter({ ...settings.entered(), webhook: undefined }),
  };
}

function problem(field: string, text: string): FormProblem {
  return { field, text };
}
