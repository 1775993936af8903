/** Niceties only: every page does its work without it. */
export const DASHBOARD_SCRIPT = `
const announcer = document.getElementById("announcer");

for (const button of document.querySelectorAll("button[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const copied = await copy(source);
    button.textContent = copied ? "Copied" : "Press Ctrl+C";
    announcer.textContent = copied ? "Copied" : "The text is selected: press Ctrl and C to copy it";
    setTimeout(() => { button.textContent = "Copy"; announcer.textContent = ""; }, 2500);
  });
}

async function copy(source) {
  getSelection().selectAllChildren(source);
  try {
    await navigator.clipboard.writeText(source.textContent);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}

// What an earlier look left in the browser's cache is not what visitors see now.
const previews = [...document.querySelectorAll("windowbox-feed")];
if (previews.length > 0) {
  const renew = (preview) =>
    fetch("/feeds/" + preview.getAttribute("feed-id") + ".json", { cache: "no-cache", credentials: "omit" });
  Promise.allSettled(previews.map(renew)).then(() => import("/widget.js"));
}

// The preview follows the form at once; what is chosen is the feed's own only when it is saved.
const look = document.querySelector("form[data-look]");
const preview = document.querySelector("windowbox-feed[data-preview]");
if (look && preview) {
  // Where the feed's saved settings say otherwise than an empty field, they must not show through.
  const shown = ({ value, dataset: { empty, wider } }) => {
    if (value || !wider) return value || empty;
    const above = shown(look.elements.namedItem(wider));
    return empty && Number(empty) < Number(above) ? empty : above;
  };
  const show = () => {
    for (const field of look.querySelectorAll("[data-attribute]")) {
      preview.setAttribute(field.dataset.attribute, shown(field));
    }
  };
  look.addEventListener("input", show);
  show();
}

const local = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
for (const time of document.querySelectorAll("time[data-local]")) {
  time.textContent = local.format(new Date(time.dateTime));
}

for (const form of document.forms) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "true";
    form.querySelector("button[type=submit]")?.setAttribute("aria-busy", "true");
  });
}
addEventListener("pageshow", () => {
  for (const form of document.forms) {
    delete form.dataset.sent;
    form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
  }
});

if (document.querySelector("[data-syncing]")) watchFirstSync();

async function watchFirstSync() {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    if (document.hidden) continue;
    let states;
    try {
      const answer = await fetch("/admin/progress", { headers: { accept: "application/json" } });
      if (!answer.ok) return;
      states = await answer.json();
    } catch {
      continue;
    }
    for (const card of document.querySelectorAll("[data-syncing]")) {
      const state = states.find(({ id }) => id === card.dataset.syncing);
      if (!state?.syncing) return location.reload();
      card.querySelector("[data-shown]").textContent = state.shown;
    }
  }
}
`;
