import type { Database } from "../db/database.ts";
import { USUAL_APP_SECRET } from "../instagram/app-credentials.ts";
import type { AppKind, AppStore, StoredApp } from "../tokens/app-store.ts";
import { bad, type Finding, ok, warn } from "./finding.ts";

const APPS = {
  instagram: {
    name: "Instagram app",
    where: "“API setup with Instagram login” in Meta's app dashboard",
    mixedUp:
      "If Instagram says “Invalid platform app”, it is the Meta app's ID (Settings → Basic) by mistake.",
  },
  facebook: {
    name: "Meta app",
    where: "“App settings → Basic” in Meta's app dashboard",
    mixedUp: "If Facebook says “Invalid App ID”, it is the Instagram app's ID by mistake.",
  },
} as const;

/** Whether ids and secrets can be what they are said to be; only Meta knows whether they are right. */
export function examineApps(deps: {
  readonly db: Database;
  readonly apps: Pick<AppStore, "get">;
}): Finding[] {
  const instagram = deps.apps.get("instagram");
  const facebook = deps.apps.get("facebook");
  if (!instagram && !facebook) return [noApp(deps.db.accounts.all().length)];
  if (instagram && facebook && instagram.id === facebook.id) {
    return [
      bad(
        "Instagram app and Meta app",
        `Both have the ID ${instagram.id}, and they are two different ones at Meta.`,
        `Copy the Instagram app ID and secret from ${APPS.instagram.where}, those of the Meta app from ${APPS.facebook.where}.`,
      ),
    ];
  }
  return [
    ...(instagram ? [examineApp("instagram", instagram)] : []),
    ...(facebook ? [examineApp("facebook", facebook)] : []),
  ];
}

function examineApp(kind: AppKind, { id, secret, from }: StoredApp): Finding {
  const { name, where, mixedUp } = APPS[kind];
  const again = `Copy it again from ${where}.`;
  if (!/^\d{13,20}$/.test(id)) {
    return bad(name, `Its ID ${id} is not the 15 to 17 digits that Meta gives out.`, again);
  }
  const shown = secret.reveal();
  if (shown === id) return bad(name, "Its secret is the ID once more.", again);
  if (!USUAL_APP_SECRET.test(shown)) {
    const sentence = `Its secret has ${shown.length} characters; Meta's have 32, digits and the letters a to f.`;
    return warn(name, sentence, `Press “Show” beside it at Meta and copy all of it. ${again}`);
  }
  const source = from === "environment" ? "the environment" : "the dashboard";
  return ok(name, `ID ${id} and its secret look right (from ${source}). ${mixedUp}`);
}

function noApp(accountCount: number): Finding {
  const name = "App at Meta";
  const sentence = "None is entered, so accounts can only be connected with pasted tokens";
  if (accountCount > 0) {
    return ok(name, `${sentence}, and requests to delete from Meta cannot be checked.`);
  }
  return warn(
    name,
    `${sentence}.`,
    "In the dashboard, press Connect: it shows the steps at Meta and takes ID and secret.",
  );
}
