// Only for the demo: says what to do next, and shows the feed the moment there is one.
// A customer's page has no such thing.

const FEED_ID = "harbour-bakery";
const ASK_AGAIN_MS = 2000;

const hint = document.querySelector("#hint");
const text = hint.querySelector("[role=status]");
const address = `${hint.dataset.server}/feeds/${FEED_ID}.json`;
let waited = false;

hint.querySelector("button").addEventListener("click", () => hint.remove());
ask();

async function ask() {
  const feed = await readFeed();
  if (feed === undefined || feed.posts.length === 0) {
    waited = true;
    say(
      feed === undefined
        ? "This is the demo. Nothing is connected yet: open the dashboard, connect harbour.bakery, come back. The pictures will appear here by themselves."
        : "Connected. The first pictures are on their way.",
    );
    setTimeout(ask, ASK_AGAIN_MS);
    return;
  }
  // A page that was opened first shows the fallback: a new element starts afresh.
  if (waited)
    for (const old of document.querySelectorAll("windowbox-feed"))
      old.replaceWith(old.cloneNode(true));
  say("This is the demo. The shop is made up; the feed below comes from your own Windowbox.");
}

async function readFeed() {
  try {
    const response = await fetch(address, { credentials: "omit", cache: "no-store" });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

function say(words) {
  hint.hidden = false;
  if (text.textContent !== words) text.textContent = words;
}
