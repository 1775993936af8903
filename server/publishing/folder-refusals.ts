import { isWithin } from "../files/is-within.ts";
import { errorCode, isDiskFull } from "../shared/errors.ts";
import { PassingError, PublishError } from "./publish-error.ts";

/** What is nobody's but the owner's: neither is in or around a folder that is published to. */
export interface OwnFolders {
  readonly dataDir: string;
  readonly backupDir: string | undefined;
}

/** Links followed: of a folder that is not there yet, those of the folders that are. */
export function refuseAround(path: string, { dataDir, backupDir }: OwnFolders): void {
  if (isWithin(dataDir, path)) {
    throw new PublishError(
      `${path} is the data folder or has it in it, and would show its key to everybody: name a folder of its own.`,
    );
  }
  if (isWithin(path, dataDir)) {
    throw new PublishError(`${path} is inside the data folder: name a folder outside of it.`);
  }
  if (backupDir !== undefined && (isWithin(backupDir, path) || isWithin(path, backupDir))) {
    throw new PublishError(
      `${path} and BACKUP_DIR are inside one another, and backups hold the accounts' tokens: name a folder of its own.`,
    );
  }
}

/** What the file system says, for the owner. */
export function explainFolderError(error: unknown, path: string): unknown {
  if (isDiskFull(error)) {
    return new PassingError(
      `The disk that ${path} is on is full: free some space there. What is published stays as it is.`,
    );
  }
  const code = errorCode(error);
  if (/^(EACCES|EPERM|EROFS)$/.test(code)) {
    return new PublishError(
      `${path} cannot be written (${code}): make that folder writable for the user who runs Windowbox.`,
    );
  }
  if (/^(ENOTDIR|EEXIST)$/.test(code)) {
    return new PublishError(`${path} is no folder, or a file stands where one has to be.`);
  }
  if (/^(ENOENT|ELOOP)$/.test(code)) {
    return new PublishError(
      `${path} cannot be made: a link on the way to it leads nowhere, or somebody deletes it meanwhile. Put the link right, or name another folder.`,
    );
  }
  if (/^(EIO|EMFILE|ENFILE|ESTALE|ETIMEDOUT|EBUSY)$/.test(code)) {
    return new PassingError(`${path} could not be written (${code}): the next run tries again.`);
  }
  return error;
}
