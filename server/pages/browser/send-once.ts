/** A form that is under way is not sent again, whatever is pressed meanwhile. */
export function sendFormsOnce(): void {
  for (const form of document.forms) {
    // A download leaves the page as it is, and may be asked for again.
    if (form.dataset["download"] !== undefined) continue;
    form.addEventListener("submit", (event) => {
      if (form.dataset["sent"]) {
        event.preventDefault();
        return;
      }
      form.dataset["sent"] = "true";
      form.querySelector("button[type=submit]")?.setAttribute("aria-busy", "true");
    });
  }
  // A page that comes back from the browser's memory comes back with its forms sent.
  addEventListener("pageshow", () => {
    for (const form of document.forms) {
      delete form.dataset["sent"];
      form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
    }
  });
}
