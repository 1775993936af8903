import { withInstance } from "./command.ts";
import { readSecret } from "./read-secret.ts";

/** Asks for the new password, or reads it from standard input where nobody types. */
export function setPasswordCommand(): Promise<void> {
  return withInstance(async ({ auth }) => {
    await auth.setPassword(await readSecret("New password"));
    console.log("The password is set, and everyone is signed out.");
  });
}
