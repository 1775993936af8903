import type { BackupState } from "../backup/dashboard-backups.ts";
import { formatBytes } from "../shared/format-bytes.ts";
import { FieldProblem, refusedField } from "./components/field-problem.tsx";
import { PasswordField } from "./components/password-field.tsx";
import { RelativeTime } from "./components/time.tsx";
import { SettingsHead } from "./settings/settings-head.tsx";

interface BackupPageProps {
  readonly state: BackupState;
  readonly now: number;
  /** What was wrong with the password that a download was asked for with. */
  readonly problem?: string | undefined;
}

/** Everything as one file, and how it comes by itself. Restoring is a page of its own. */
export function BackupPage({ state, now, problem }: BackupPageProps) {
  return (
    <>
      <SettingsHead title="Backup" current="/admin/backup" />
      <section class="card">
        <h2>Each night</h2>
        <Nightly state={state} now={now} />
      </section>
      <section class="card">
        <h2>Download one now</h2>
        <p>
          One file with accounts, feeds, posts and their pictures. It is made while everything runs.
        </p>
        <form method="post" action="/admin/backup/download" class="backup-form" data-download>
          <PasswordField problem={problem} />
          {state.keyFromEnvironment ? (
            <p class="hint">
              The key comes from <code>WINDOWBOX_SECRET</code> and is in no backup: keep that value
              yourself, restoring asks for it.
            </p>
          ) : (
            <div class="field">
              <label class="with-key">
                <input type="checkbox" name="key" value="yes" aria-describedby="key-hint" />
                With the key
              </label>
              <p id="key-hint" class="hint">
                Without it, every account has to be connected again after a move to another server.
                With it, whoever has the file can use the accounts: keep it as you keep a password.
              </p>
            </div>
          )}
          <p class="actions">
            <button type="submit" class="primary">
              Download
            </button>
          </p>
        </form>
      </section>
      <section class="card">
        <h2>Restore one</h2>
        <p>
          What is in a backup takes the place of what is here. Visitors see the feeds all the while.
        </p>
        <p class="actions">
          <a class="button" href="/admin/backup/restore">
            Restore a backup
          </a>
        </p>
      </section>
    </>
  );
}

function Nightly({ state, now }: Pick<BackupPageProps, "state" | "now">) {
  if (state.folder === undefined) {
    return (
      <p>
        No backup is made by itself. Set <code>BACKUP_DIR</code> to a folder, best on another disk,
        and a checked one is put there each night.
      </p>
    );
  }
  return (
    <>
      <p>
        A checked backup is put into <code>{state.folder}</code>.
        {state.newestAt === undefined && " The first one is made within minutes."}
      </p>
      {state.newestAt !== undefined && (
        <p>
          The newest: <RelativeTime at={state.newestAt} now={now} />
        </p>
      )}
    </>
  );
}

export function RestorePage({ state, problem }: { state: BackupState; problem?: string }) {
  return (
    <section class="card">
      <h1>Restore a backup</h1>
      <p>
        Accounts, feeds and posts become what they are in the backup. What was connected since is
        not here any more; access that is newer here stays, and so do your password and who is
        signed in. Everything in the file is checked before anything is changed.
      </p>
      <form
        method="post"
        action="/admin/backup/restore"
        enctype="multipart/form-data"
        class="backup-form"
      >
        <div class="field">
          <label for="key">Its key, only where that is not in the backup</label>
          <input
            id="key"
            name="key"
            type="password"
            autocomplete="off"
            aria-describedby="restore-key-hint"
          />
          <p id="restore-key-hint" class="hint">
            The value of <code>WINDOWBOX_SECRET</code>, or what is in <code>secret.key</code>, where
            it was made. Not needed for a backup of this server.
          </p>
        </div>
        <div class="field">
          <label for="backup">The backup</label>
          <FieldProblem id="backup" problem={problem} />
          <input
            id="backup"
            name="backup"
            type="file"
            accept=".tar"
            required
            {...refusedField("backup", problem)}
          />
          <p id="backup-hint" class="hint">
            Up to {formatBytes(state.mostBytes)}; {formatBytes(state.freeBytes)} are free on the
            server’s disk. A larger one: <code>npx windowbox restore FILE</code> on the server.
          </p>
        </div>
        <p class="actions">
          <button type="submit" class="danger-solid">
            Restore
          </button>
          <a class="button" href="/admin/backup">
            Keep everything as it is
          </a>
        </p>
      </form>
    </section>
  );
}
