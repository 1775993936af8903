const BUSY_WORDS_SHOWN_MS = 400;

/** A form that is under way is not sent again, whatever is pressed meanwhile. */
export function sendFormsOnce(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    // A download leaves the page as it is, and may be asked for again.
    if (!(form instanceof HTMLFormElement) || form.dataset["download"] !== undefined) return;
    if (form.dataset["sent"]) {
      event.preventDefault();
      return;
    }
    form.dataset["sent"] = "true";
    const { submitter } = event;
    submitter?.setAttribute("aria-busy", "true");
    const announcer = document.getElementById("announcer");
    if (announcer) setTimeout(() => (announcer.textContent = "One moment …"), BUSY_WORDS_SHOWN_MS);
  });
  // A page that comes back from the browser's memory comes back with its forms sent.
  addEventListener("pageshow", () => {
    for (const form of document.forms) {
      delete form.dataset["sent"];
      form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
    }
  });
}
