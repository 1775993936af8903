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
  // The element on a page that was opened first has read an empty feed, and is content with it for a minute.
  if (waited) return location.reload();
  say("This is the demo. The shop is made up; the feed below comes from your own Windowbox.");
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
  if (text.textContent !== words) text.textContent = words;
}
