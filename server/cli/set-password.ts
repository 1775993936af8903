import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { Secret } from "../secret.ts";
import { withInstance } from "./command.ts";

/** Asks for the new password, or reads it from standard input where nobody types. */
export function setPasswordCommand(): Promise<void> {
  return withInstance(async ({ auth }) => {
    await auth.setPassword(await readPassword());
    console.log("The password is set, and everyone is signed out.");
  });
}

async function readPassword(): Promise<Secret> {
  if (!process.stdin.isTTY) return new Secret((await text(process.stdin)).replace(/\r?\n$/, ""));
  process.stderr.write("New password: ");
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  const password = await terminal.question("");
  terminal.close();
  process.stderr.write("\n");
  return new Secret(password);
}
