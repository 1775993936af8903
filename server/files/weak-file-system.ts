import { errorCode } from "../shared/errors.ts";

/** What disks that a camera could use, too, network shares and folders of a virtual machine's host cannot do. */

const NOT_KNOWN = "EINVAL|ENOSYS|ENOTSUP|EOPNOTSUPP|EPERM";

/** Whether a file cannot have two names there. */
export function hasNoLinks(error: unknown): boolean {
  return new RegExp(`^(${NOT_KNOWN}|EMLINK|EXDEV)$`).test(errorCode(error));
}

/** Whether modes are nobody's to set there: whoever mounted it did. */
export function hasNoModes(error: unknown): boolean {
  return new RegExp(`^(${NOT_KNOWN})$`).test(errorCode(error));
}

/** Whether folders cannot be synced there: what is named in them is as safe as it gets. */
export function syncsNoFolders(error: unknown): boolean {
  return new RegExp(`^(${NOT_KNOWN}|EBADF|EISDIR)$`).test(errorCode(error));
}
