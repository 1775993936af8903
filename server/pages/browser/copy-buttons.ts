const SHOWN_MS = 4000;

/** `<button data-copy="ID" hidden>` copies the text of that element, says so, and screen readers hear it. */
export function enableCopyButtons(): void {
  const announcer = document.getElementById("announcer");
  for (const button of document.querySelectorAll<HTMLElement>("button[data-copy]")) {
    const source = document.getElementById(button.dataset["copy"] ?? "");
    const word = button.querySelector("[data-copy-word]");
    if (!source || !announcer || !word) continue;
    button.hidden = false;
    const before = word.textContent;
    let shown = 0;
    button.addEventListener("click", async () => {
      const isCopied = (await writeText(source.textContent ?? "")) || copySelection(source);
      const outcome = button.dataset[isCopied ? "copied" : "selected"] ?? "";
      word.textContent = outcome;
      announcer.textContent = outcome;
      clearTimeout(shown);
      shown = window.setTimeout(() => {
        word.textContent = before;
        announcer.textContent = "";
      }, SHOWN_MS);
    });
  }
}

/** There is no clipboard without https, and none where the browser was told so. */
async function writeText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The old way; what it cannot copy stays selected. */
function copySelection(source: HTMLElement): boolean {
  const selection = getSelection();
  selection?.selectAllChildren(source);
  const isCopied = document.execCommand("copy");
  if (isCopied) selection?.removeAllRanges();
  return isCopied;
}
