import { OwnerError } from "../errors.ts";

/** Why no backup was made or none was restored, as one sentence for the owner. Nothing was changed. */
export class BackupError extends OwnerError {
  override readonly name = "BackupError";
}
