import { Hono } from "hono";
import type { Finding } from "../../doctor/doctor.ts";
import { HealthPage, healthInWords } from "../../pages/health-page.tsx";
import { SECOND_MS } from "../../time/clock.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { takeNotice } from "./take-notice.ts";

/** Each examination sends requests to Instagram: whoever loads the page again and again sees one that is this old. */
const SOONEST_MS = 10 * SECOND_MS;

interface Examination {
  readonly at: number;
  readonly findings: Promise<Finding[]>;
}

export function createHealthRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { auth, clock, doctor, publicUrl, redirectUri } = deps;
  const routes = new Hono<AdminEnv>();
  let last: Examination | undefined;

  function examine(): Examination {
    const now = clock.now();
    const age = last === undefined ? Number.POSITIVE_INFINITY : Math.abs(now - last.at);
    if (last === undefined || age >= SOONEST_MS) last = { at: now, findings: doctor.examine() };
    return last;
  }

  routes.get("/health", async (c) => {
    const { at, findings } = examine();
    return c.render(
      <HealthPage
        findings={await findings}
        examinedAt={at}
        now={clock.now()}
        publicUrl={publicUrl}
        redirectUri={redirectUri}
      />,
      { title: "Health", section: "settings", notice: takeNotice(c, deps) },
    );
  });

  routes.post("/health", async (c) => {
    const findings = await examine().findings;
    const level = findings.some(({ status }) => status === "bad") ? "error" : "success";
    auth.notify(c.var.session, { level, text: `Looked again. ${healthInWords(findings)}.` });
    return c.redirect("/admin/health", 303);
  });

  return routes;
}
