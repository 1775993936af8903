import { writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { SECOND_MS } from "../../time/clock.ts";
import { MediaError } from "../media-failure.ts";
import { loadSharp, renderAvatar, renderVariants } from "../variants.ts";
import { isJob, OPENING_REFUSALS, OUT_OF_MEMORY, OUT_OF_TIME, type Reply } from "./messages.ts";

/**
 * The process that opens pictures: whatever a picture does to it, the server goes on. It has nothing to lose: no
 * environment, no key, no token, only the picture that it was handed.
 */
const [maxMemoryBytes = 0, maxCpuMs = 0] = process.argv.slice(2).map(Number);
const WATCH_MS = SECOND_MS / 50;
const MICROSECONDS = 1000;

// The terminal and systemd tell every process to end, but the server decides when: it waits for the picture in hand.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);
// The server is gone.
process.on("disconnect", () => process.exit());

const niceties = [
  // Visitors come first.
  () => setPriority(constants.priority.PRIORITY_BELOW_NORMAL),
  // Where the whole machine runs out of memory, Linux ends this process before the server.
  () => writeFileSync("/proc/self/oom_score_adj", "1000"),
];
for (const attempt of niceties) {
  try {
    attempt();
  } catch {
    // Not on this system, or not for this user.
  }
}

process.on("message", async (job: unknown) => {
  if (!isJob(job)) return;
  // Pictures are opened on other threads, so this one sees in time how much they take.
  const begun = process.cpuUsage();
  const watch = setInterval(() => endIfTooMuch(begun), WATCH_MS);
  const reply = await renderPictures(job.task, job.bytes);
  clearInterval(watch);
  sendReply(reply);
});

function endIfTooMuch(begun: NodeJS.CpuUsage): void {
  if (process.memoryUsage.rss() > maxMemoryBytes) process.exit(OUT_OF_MEMORY);
  const { user, system } = process.cpuUsage(begun);
  if (user + system > maxCpuMs * MICROSECONDS) process.exit(OUT_OF_TIME);
}

async function renderPictures(task: "variants" | "avatar", bytes: Uint8Array): Promise<Reply> {
  try {
    return task === "variants"
      ? { picture: await renderVariants(bytes) }
      : { avatar: await renderAvatar(bytes) };
  } catch (error) {
    const refused = OPENING_REFUSALS.find(
      (kind) => error instanceof MediaError && error.kind === kind,
    );
    if (refused && error instanceof MediaError) return { refused, sentence: error.message };
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function sendReply(reply: Reply): void {
  // What fails here is the connection, and that ends this process.
  process.send?.(reply, () => undefined);
}

try {
  await loadSharp();
  sendReply({ ready: true });
} catch (error) {
  sendReply({ failed: String(error) });
}
