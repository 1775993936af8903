import { errorCode } from "../shared/errors.ts";

/** Whether a process of this machine lives, another user's included. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}
