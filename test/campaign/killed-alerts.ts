import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { openDataFolder } from "../../server/data-folder/open-data-folder.ts";
import { startMailCatcher } from "../support/mail-catcher.ts";
import { createRandom } from "../support/random.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { type RowResult, tryEach } from "./row.ts";

export const name = "killed alerts";
export const count = 30;

const SCRIPT = join(import.meta.dirname, "tell-owner.ts");
const SENTENCE = "Only 50 MB are free on the disk.";

/**
 * A process that tells the owner of one trouble by mail is killed: while it begins, before the mail server has said that
 * it has the mail, or in the milliseconds after. The next one tells of it, unless that was noted; one after that never.
 */
export async function run(times: number): Promise<RowResult> {
  const random = createRandom();
  const trouble = join(tempFolder(), "data");
  const { db } = openDataFolder(trouble, undefined);
  db.incidents.put({ kind: "disk-low", subject: "", sentence: SENTENCE, startedAt: Date.now() });
  db.close();
  let onMail = () => {};
  const mail = await startMailCatcher({ clearOnly: true, onMail: () => onMail() });
  let twice = 0;

  function tell(dataDir: string): ChildProcess {
    return spawn(process.execPath, ["--import", "tsx", SCRIPT], {
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        PATH: process.env.PATH,
        DATA_DIR: dataDir,
        SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
        ALERT_FROM: "windowbox@example.com",
        ALERT_EMAIL: "owner@example.com",
      },
    });
  }

  async function tellInPeace(dataDir: string): Promise<void> {
    onMail = () => {};
    const folder = openDataFolder(dataDir, undefined);
    // The one that was killed holds it for minutes.
    folder.db.leases.release("alerts", folder.db.leases.holderOf("alerts", Date.now()) ?? "");
    folder.db.close();
    const [code] = await once(tell(dataDir), "exit");
    expect(code).toBe(0);
  }

  const result = await tryEach(times, async (index) => {
    const dataDir = join(tempFolder(), "data");
    cpSync(trouble, dataDir, { recursive: true });
    mail.mails.length = 0;
    const killed = tell(dataDir);
    const ended = once(killed, "exit");
    const kill = () => killed.kill("SIGKILL");
    const soon = 30 * random.next() ** 3;
    if (index % 4 === 0) killed.stdout?.once("data", () => setTimeout(kill, 10 * soon));
    else if (index % 4 === 1) onMail = kill;
    else onMail = () => void setTimeout(kill, soon);
    await ended;
    await tellInPeace(dataDir);
    const told = mail.mails.length;
    expect(told).toBeGreaterThanOrEqual(1);
    expect(told).toBeLessThanOrEqual(2);
    expect(mail.mails.every(({ text }) => text.includes(SENTENCE))).toBe(true);
    if (told === 2) twice += 1;
    await tellInPeace(dataDir);
    expect(mail.mails).toHaveLength(told);
    rmSync(dataDir, { recursive: true, force: true });
  });
  console.log(`${twice} of ${times} times the owner was told twice`);
  return result;
}
