const SHOWN_MS = 2500;

/** `<button data-copy="ID" hidden>` copies the text of that element, and screen readers hear it. */
export function enableCopyButtons(): void {
  const announcer = document.getElementById("announcer");
  for (const button of document.querySelectorAll<HTMLElement>("button[data-copy]")) {
    const source = document.getElementById(button.dataset["copy"] ?? "");
    if (!source || !announcer) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const copied = await copy(source);
      button.textContent = copied ? "Copied" : "Press Ctrl+C";
      announcer.textContent = copied
        ? "Copied"
        : "The text is selected: press Ctrl and C to copy it";
      setTimeout(() => {
        button.textContent = "Copy";
        announcer.textContent = "";
      }, SHOWN_MS);
    });
  }
}

async function copy(source: HTMLElement): Promise<boolean> {
  getSelection()?.selectAllChildren(source);
  try {
    await navigator.clipboard.writeText(source.textContent ?? "");
    return true;
  } catch {
    // There is no clipboard without https.
    return document.execCommand("copy");
  }
}
