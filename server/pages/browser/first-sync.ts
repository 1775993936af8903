import { showAnew } from "./feed-preview.ts";
import { showLocalTimes } from "./local-times.ts";
import { renewParts } from "./renew-parts.ts";

const ASK_EVERY_MS = 2000;
/** Whoever listens reads on meanwhile: the end is said at once, the way there now and then. */
const SAY_EVERY_MS = 10_000;

/** As `GET /admin/progress` tells it. */
interface AccountProgress {
  readonly id: string;
  readonly syncing: boolean;
  readonly shown: number;
}

/** Shows in place what comes of accounts whose posts are being fetched, and says it to who listens. */
export function watchFirstSync(): void {
  if (document.querySelector("[data-syncing]")) void watch();
}

async function watch(): Promise<void> {
  let before = "";
  let saidAt = Number.NEGATIVE_INFINITY;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    if (document.hidden) continue;
    const ids = watchedIds();
    if (ids.length === 0) return;
    let accounts: readonly AccountProgress[];
    try {
      const answer = await fetch(
        `/admin/progress?${new URLSearchParams(ids.map((id) => ["id", id]))}`,
        { headers: { accept: "application/json" } },
      );
      if (!answer.ok) return;
      accounts = await answer.json();
      const now = JSON.stringify(accounts);
      if (now === before) continue;
      before = now;
      await renewParts();
    } catch {
      continue;
    }
    showLocalTimes();
    const isOver = accounts.every(({ syncing }) => !syncing);
    if (isOver || performance.now() - saidAt >= SAY_EVERY_MS) {
      saidAt = performance.now();
      announce(accounts, isOver);
    }
    await showAnew();
  }
}

function watchedIds(): string[] {
  const lines = [...document.querySelectorAll<HTMLElement>("[data-syncing]")];
  return [...new Set(lines.flatMap(({ dataset }) => dataset["syncing"]?.split(" ") ?? []))];
}

function announce(accounts: readonly AccountProgress[], isOver: boolean): void {
  const announcer = document.getElementById("announcer");
  if (!announcer) return;
  const shown = accounts.reduce((sum, account) => sum + account.shown, 0);
  announcer.textContent = isOver ? `All posts are here: ${shown}` : `${shown} posts are here`;
}
