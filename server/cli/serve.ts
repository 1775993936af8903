import { readEnvironment } from "../config/config.ts";
import { startServer } from "../start.ts";
import { systemClock } from "../time/clock.ts";

/** Leaves time for everything to finish, and less than a supervisor waits before it kills. */
const LONGEST_STOP_MS = 9_000;

/** The server as a process: environment, signals, exit code. Throws what keeps it from starting. */
export async function serve(): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const server = await startServer({
    environment: readEnvironment(process.cwd()),
    // The supervisor starts it again, and then it says what is wrong.
    onLost: () => process.exit(1),
  });
  // Before anything is said: whoever reads that it listens may ask it to stop.
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => void stopInTime(server.stop));
  }
  say(`Windowbox listens on ${server.url} and is reached at ${server.publicUrl}`);
  say(`Data folder: ${server.dataDir}`);
  say(
    server.setupLink
      ? `Set the dashboard's password once with this link: ${server.setupLink}`
      : `Dashboard: ${server.publicUrl}/admin`,
  );
}

async function stopInTime(stopServer: () => Promise<void>): Promise<void> {
  const tooLong = systemClock.sleep(LONGEST_STOP_MS).then(() => "too long");
  await Promise.race([stopServer(), tooLong]);
  process.exit();
}
