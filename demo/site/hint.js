// Only for the demo: says what to do next, and shows the feed the moment there is one.
// A customer's page has no such thing.

const FEED_ID = "harbour-bakery";
const ASK_AGAIN_MS = 2000;
const ASK_AT_MOST = 150;
/** As many as the element shows. */
const FULL = 12;

const hint = document.querySelector("#hint");
const said = hint.querySelector("[role=status]");
const address = `${hint.dataset.server}/feeds/${FEED_ID}.json`;
const script = `${hint.dataset.server}/feeds/${FEED_ID}.js`;
let asked = 0;
/** How many posts there were when this page was loaded. */
let shown;

hint.querySelector("button").addEventListener("click", () => hint.remove());
ask();

async function ask() {
  const feed = await readFeed();
  const count = feed?.posts.length ?? 0;
  shown ??= count;
  // The element has read the feed once and is content with it for a minute; a new page reads what is new:
  // the first pictures as soon as there are any, then once more when the page is full.
  if (count > shown && (shown === 0 || count >= FULL)) {
    // The feed's script, too, is kept for a minute.
    await fetch(script, { cache: "reload" }).catch(() => {});
    return location.reload();
  }
  say(
    count > 0
      ? "This is the demo. The shop is made up; the feed below comes from your own Windowbox."
      : feed
        ? "Connected. The first pictures are on their way."
        : "This is the demo. Nothing is connected yet: open the dashboard, connect harbour.bakery, come back. The pictures will appear here by themselves.",
  );
  // Until somebody connects there is no hurry to give up.
  asked += feed ? 1 : 0;
  if (count < FULL && asked < ASK_AT_MOST) setTimeout(ask, ASK_AGAIN_MS);
}

async function readFeed() {
  try {
    // Past the browser's cache, and into it: the page that is loaded next reads what is new.
    const response = await fetch(address, { cache: "reload" });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

function say(words) {
  hint.hidden = false;
  if (said.textContent !== words) said.textContent = words;
}
