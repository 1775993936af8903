const BUSY_WORDS_SHOWN_MS = 400;

/** A form that is under way is not sent again, whatever is pressed meanwhile. */
export function sendFormsOnce(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const announcer = document.getElementById("announcer");
    const say = () => {
      if (announcer) announcer.textContent = "One moment …";
    };
    // A download leaves the page as it is, and may be asked for again.
    if (form.dataset["download"] !== undefined) {
      say();
      return;
    }
    if (form.dataset["sent"]) {
      event.preventDefault();
      return;
    }
    form.dataset["sent"] = "true";
    const { submitter } = event;
    submitter?.setAttribute("aria-busy", "true");
    setTimeout(say, BUSY_WORDS_SHOWN_MS);
  });
  // A page that comes back from the browser's memory comes back with its forms sent.
  addEventListener("pageshow", () => {
    for (const form of document.forms) {
      delete form.dataset["sent"];
      form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
    }
  });
}
