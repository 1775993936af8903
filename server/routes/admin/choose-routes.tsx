import { Hono } from "hono";
import { readForm } from "../../http/read-form.ts";
import { ChoosePage, pickValue } from "../../pages/connect/choose-page.tsx";
import { RequestError } from "../../shared/errors.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";

/** Where a sign-in ends that brought more than one account. */
export function createChooseRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, auth, picks } = deps;
  const routes = new Hono<AdminEnv>();

  routes.get("/connect/choose", (c) => {
    const opened = picks.get(c.var.session.idHash);
    if (!opened) throw pickGone();
    const connected = new Set(db.accounts.all().map(({ profile }) => profile.username));
    const notice = auth.takeNotice(c.var.session);
    const problem = notice?.field === "pick" ? notice.text : undefined;
    return c.render(<ChoosePage opened={opened} connected={connected} problem={problem} />, {
      title: "Which accounts?",
      isRefused: problem !== undefined,
      status: 200,
      section: "accounts",
      notice: problem === undefined ? notice : undefined,
    });
  });

  routes.post("/connect/choose", async (c) => {
    const { session } = c.var;
    const form = await readForm(c);
    const opened = picks.get(session.idHash);
    if (!opened) throw pickGone();
    if (form("none") !== "") {
      picks.forget(session.idHash);
      auth.notify(session, { level: "success", text: "Nothing was connected." });
      return c.redirect("/admin", 303);
    }
    // By its own id: the list on an old page may be another one's.
    const wanted = new Set(form.all("pick"));
    const picked = opened.candidates.filter((candidate) => wanted.has(pickValue(candidate)));
    if (picked.length === 0) {
      const text = "Please pick at least one account.";
      auth.notify(session, { level: "error", text, field: "pick" });
      return c.redirect("/admin/connect/choose", 303);
    }
    // All of them or none: half of a choice would be gone with the list it was made from.
    const usernames = db.transaction(() => {
      picks.forget(session.idHash);
      return picked.map((candidate) => {
        return `@${deps.connectCandidate(opened.api, candidate).username}`;
      });
    });
    const text = `Connected: ${usernames.join(", ")}. The posts are being fetched.`;
    auth.notify(session, { level: "success", text });
    return c.redirect("/admin", 303);
  });

  return routes;
}

function pickGone(): RequestError {
  return new RequestError(
    404,
    "choice-gone",
    "There is nothing to pick from any more: please start again with Connect.",
  );
}
