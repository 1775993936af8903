// Only for the gallery: buttons that copy, iframes as high as what is in them, and a feed that keeps loading.

const ASK_ANEW_MS = 20_000;

for (const snippet of document.querySelectorAll(".snippet")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy: ${title(snippet)}`);
  button.addEventListener("click", () => copy(snippet, button));
  snippet.append(button);
}

// As in the README.
addEventListener("message", ({ data, source }) => {
  if (data?.type !== "windowbox:height") return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) frame.style.height = `${data.height}px`;
  }
});

// The element gives up on a server that does not answer; here it is to be seen waiting.
const waiting = document.querySelector("#loading windowbox-feed");
let turn = 0;
setInterval(() => {
  waiting.setAttribute("server", `/gallery/waiting/${++turn}`);
}, ASK_ANEW_MS);

function title(snippet) {
  return snippet.closest(".example").querySelector("h3").textContent;
}

async function copy(snippet, button) {
  const code = snippet.querySelector("code");
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(code);
  }
}
