import { showAnew } from "./feed-preview.ts";

const ASK_EVERY_MS = 2000;

/** As `GET /admin/progress` tells it. */
interface AccountProgress {
  readonly id: string;
  readonly syncing: boolean;
  readonly shown: number;
}

/**
 * Counts the posts of accounts that are fetched for the first time, shows them in the previews as they come, and the
 * page anew once all are there.
 */
export function watchFirstSync(): void {
  if (document.querySelector("[data-syncing]")) void watch();
}

async function watch(): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    if (document.hidden) continue;
    const cards = [...document.querySelectorAll<HTMLElement>("[data-syncing]")];
    const ids = cards.map((card) => ["id", card.dataset["syncing"] ?? ""]);
    let accounts: readonly AccountProgress[];
    try {
      const answer = await fetch(`/admin/progress?${new URLSearchParams(ids)}`, {
        headers: { accept: "application/json" },
      });
      if (!answer.ok) return;
      accounts = await answer.json();
    } catch {
      continue;
    }
    let haveMoreCome = false;
    for (const card of cards) {
      const account = accounts.find(({ id }) => id === card.dataset["syncing"]);
      if (!account?.syncing) {
        location.reload();
        return;
      }
      const count = card.querySelector("[data-shown]");
      const shown = String(account.shown);
      if (!count || count.textContent === shown) continue;
      count.textContent = shown;
      haveMoreCome = true;
    }
    if (haveMoreCome) await showAnew();
  }
}
