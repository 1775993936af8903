import { join } from "node:path";
import { type Context, Hono } from "hono";
import { restoredSentences } from "../../backup/restore-sentences.ts";
import { readForm } from "../../http/read-form.ts";
import { receiveUpload } from "../../http/receive-upload.ts";
import { BackupPage, RestorePage } from "../../pages/backup-page.tsx";
import { ownerSentence, RequestError } from "../../shared/errors.ts";
import { formatBytes } from "../../shared/format-bytes.ts";
import { Secret } from "../../shared/secret.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { passwordProblem, requirePasswordAgain } from "./password-again.tsx";

const RESTORE_PATH = "/backup/restore";
export const UPLOAD_PATH = `/admin${RESTORE_PATH}`;

/** Backups as files, out and in. Both ask for the password again. */
export function createBackupRoutes({ auth, backups, clock, log }: AdminDeps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();

  async function backupPage(c: Context<AdminEnv>, problem?: string) {
    const notice = problem === undefined ? auth.takeNotice(c.var.session) : undefined;
    const page = <BackupPage state={await backups.state()} now={clock.now()} problem={problem} />;
    return c.render(page, {
      title: "Backup",
      isRefused: problem !== undefined,
      section: "settings",
      notice,
    });
  }

  async function restorePage(c: Context<AdminEnv>, problem?: string) {
    const page = (
      <RestorePage state={await backups.state()} {...(problem !== undefined && { problem })} />
    );
    return c.render(page, {
      title: "Restore a backup",
      isRefused: problem !== undefined,
      section: "settings",
    });
  }

  routes.get("/backup", (c) => backupPage(c));

  routes.post("/backup/download", async (c) => {
    const field = await readForm(c);
    const problem = await passwordProblem(c, auth, field("password"));
    if (problem !== undefined) return backupPage(c, problem);
    const { name, size, body } = await backups.download(field("key") === "yes");
    log.info({ withKey: field("key") === "yes" }, "a backup is downloaded");
    return new Response(body, {
      headers: {
        "Cache-Control": "no-store",
        "Content-Disposition": `attachment; filename="${name}"`,
        "Content-Length": String(size),
        "Content-Type": "application/x-tar",
      },
    });
  });

  routes.use(RESTORE_PATH, requirePasswordAgain(auth, UPLOAD_PATH));
  routes.get(RESTORE_PATH, (c) => restorePage(c));

  routes.post(RESTORE_PATH, async (c) => {
    const { mostBytes } = await backups.state();
    const scratch = backups.openScratch();
    try {
      const path = join(scratch.path, "upload.tar");
      const { fields, bytes } = await receiveUpload(c.req.raw, path, mostBytes);
      if (bytes === 0) return await restorePage(c, "Please choose a file first.");
      const key = fields.get("key")?.trim();
      const restored = await backups.restore(path, key ? new Secret(key) : undefined);
      const text = restoredSentences(restored).join(" ");
      auth.notify(c.var.session, { level: "success", text });
      return c.redirect("/admin/backup", 303);
    } catch (error) {
      if (error instanceof RequestError && error.status === 413) {
        return await restorePage(
          c,
          `That file is larger than the ${formatBytes(mostBytes)} that are taken here: run windowbox restore FILE on the server.`,
        );
      }
      if (error instanceof RequestError) throw error;
      log.warn({ err: error }, "a backup was not restored");
      return await restorePage(c, ownerSentence(error, "That did not work; the log says why."));
    } finally {
      scratch.remove();
    }
  });

  return routes;
}
