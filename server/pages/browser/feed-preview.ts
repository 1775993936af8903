type Field = HTMLInputElement | HTMLSelectElement;

/** Feeds as visitors see them, and one that follows the form beside it. */
export function showPreviews(): void {
  const previews = [...document.querySelectorAll("windowbox-feed")];
  if (previews.length === 0) return;
  // What an earlier look left in the browser's cache is not what visitors see now.
  void Promise.allSettled(previews.map(renew)).then(loadElement);
  const form = document.querySelector<HTMLFormElement>("form[data-settings-form]");
  const preview = document.querySelector("windowbox-feed[data-preview]");
  if (form && preview) followForm(form, preview);
}

/** What is in the feeds by now. */
export async function showAnew(): Promise<void> {
  const previews = [...document.querySelectorAll("windowbox-feed")];
  await Promise.allSettled(previews.map(renew));
  // An element reads its feed once: another one in its place reads it again.
  for (const preview of previews) preview.replaceWith(preview.cloneNode(true));
}

function loadElement(): void {
  const script = document.createElement("script");
  script.type = "module";
  script.src = "/widget.js";
  document.head.append(script);
}

function renew(preview: Element): Promise<Response> {
  const address = `/feeds/${preview.getAttribute("feed-id")}.json`;
  return fetch(address, { cache: "no-cache", credentials: "omit" });
}

/** At once; what is chosen is the feed's own only when it is saved. */
function followForm(form: HTMLFormElement, preview: Element): void {
  const show = () => {
    for (const field of form.querySelectorAll<Field>("[data-attribute]")) {
      preview.setAttribute(field.dataset["attribute"] ?? "", shownValue(form, field));
    }
  };
  form.addEventListener("input", show);
  show();
}

/** Where the feed's saved settings say otherwise than an empty field, they must not show through. */
function shownValue(form: HTMLFormElement, field: Field): string {
  const { empty = "", wider } = field.dataset;
  const widerField = wider && form.querySelector<Field>(`[name="${wider}"]`);
  if (field.value || !widerField) return field.value || empty;
  const above = shownValue(form, widerField);
  return empty && Number(empty) < Number(above) ? empty : above;
}
