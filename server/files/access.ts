import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readdirSync,
  statSync,
} from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { errorCode } from "../shared/errors.ts";

/** What has to be open to the user who runs the server, and to nobody else. */
const PRIVATE =
  /^(secret\.key|(windowbox|visitors)\.db(-wal|-shm)?|media|deletions\.jsonl|\..+\.lock)$/;
const OTHERS = 0o007;
const EVERYONE_ELSE = 0o077;

/** Windows keeps neither owners nor modes of this kind. */
const HAS_MODES = process.platform !== "win32";

/** Which of the folder's files this user may not use, in one sentence with the command that mends it. */
export function accessProblem(path: string): string | undefined {
  if (!HAS_MODES) return undefined;
  const refused = namesIn(path).filter((name) => !isUsable(join(path, name)));
  const [first] = refused;
  if (first === undefined) return undefined;
  const user = userName();
  const names = refused.join(", ");
  const owner = statSync(join(path, first)).uid;
  if (owner === process.geteuid?.()) {
    return `${names} in ${path} cannot be read and written by the user who runs Windowbox (${user}): run chmod -R u+rwX ${path}`;
  }
  const whose = owner === 0 ? "root" : `the user with the number ${owner}`;
  return `${names} in ${path} cannot be read and written by the user who runs Windowbox (${user}), but by ${whose}: run sudo chown -R ${user} ${path}`;
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path).filter((name) => PRIVATE.test(name));
  } catch (error) {
    if (isAccessDenied(error)) return ["."];
    return [];
  }
}

/**
 * Asked for and not tried: whoever closes a file gives up all locks that its process holds on it, SQLite's among them
 * (fcntl(2), "advisory record locking"). Anything else that fails is explained elsewhere.
 */
function isUsable(path: string): boolean {
  const { R_OK, W_OK, X_OK } = constants;
  try {
    if (statSync(path).isDirectory()) accessSync(path, R_OK | W_OK | X_OK);
    else accessSync(path, path.endsWith(".key") ? R_OK : R_OK | W_OK);
    return true;
  } catch (error) {
    return !isAccessDenied(error);
  }
}

function isAccessDenied(error: unknown): boolean {
  return /^(EACCES|EPERM)$/.test(errorCode(error));
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // In a container the user may have no name.
    return String(process.geteuid?.() ?? "");
  }
}

/** Whether every user of this machine may look into what is there. */
export function isOpenToOthers(path: string): boolean {
  return HAS_MODES && (statSync(path).mode & OTHERS) !== 0;
}

/**
 * Closes the folder and what is private in it to everyone else, where every user may read it: nobody chose that, it is
 * what `mkdir` makes. A group that was let in stays. Says what stays open because it could not be closed.
 */
export function closeToOthers(path: string): string[] {
  const open = [path, ...namesIn(path).map((name) => join(path, name))].filter(
    (file) => existsSync(file) && isOpenToOthers(file),
  );
  return open.filter((file) => {
    try {
      chmodSync(file, statSync(file).mode & 0o777 & ~EVERYONE_ELSE);
    } catch {
      // Only its owner may close it.
    }
    return isOpenToOthers(file);
  });
}

/**
 * SQLite would make it for everyone to read, and what it makes beside it has the same mode. One that is there is not
 * touched: see `isUsable`.
 */
export function makeDatabaseFile(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
}
