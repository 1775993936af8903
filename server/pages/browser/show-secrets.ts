/** Beside each field that hides what is typed stands a button that shows it: to mend a slip is easier than to start over. */
export function offerToShowSecrets(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input[type=password]")) {
    const name = field.labels?.[0]?.textContent ?? "";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small show-secret";
    const word = document.createElement("span");
    word.textContent = "Show";
    const what = document.createElement("span");
    what.className = "visually-hidden";
    what.textContent = ` what is typed: ${name}`;
    button.append(word, what);
    const show = (isShown: boolean) => {
      field.type = isShown ? "text" : "password";
      field.spellcheck = false;
      word.textContent = isShown ? "Hide" : "Show";
    };
    button.addEventListener("click", () => show(field.type === "password"));
    // Managers of passwords know it by its type, and nobody's browser keeps it as a line typed before.
    field.form?.addEventListener("submit", () => show(false));
    const box = document.createElement("span");
    box.className = "secret";
    // Not again where it is put: that would take the focus from it.
    const hadFocus = document.activeElement === field;
    field.replaceWith(box);
    box.append(field, button);
    if (hadFocus) field.focus();
  }
}
