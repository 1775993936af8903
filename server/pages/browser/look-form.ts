/** The settings of a feed's look, as its form has them now. */
interface LookSetting {
  readonly name: string;
  readonly attribute: string;
  readonly value: string;
  /** What holds where nothing is chosen. */
  readonly empty: string;
  /** The setting of the wider place, if it has one. */
  readonly wider: string | undefined;
}

const DRAFT = "windowbox look ";

/**
 * The preview follows the form at once; what is chosen is the feed's own only when it is saved. Somebody who was signed
 * out meanwhile finds it again.
 */
export function followLookForm(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-settings-form]");
  const preview = document.querySelector("windowbox-feed[data-preview]");
  if (!form || !preview) return;
  const saved = asText(form);
  const key = DRAFT + location.pathname;
  const show = () => {
    const shown = document.querySelector("windowbox-feed[data-preview]") ?? preview;
    const settings = readLookSettings(form);
    for (const setting of settings) {
      shown.setAttribute(setting.attribute, shownValue(settings, setting));
    }
    const state = form.querySelector("[data-save-state]");
    const words = isSaved() ? "" : "Not saved yet.";
    if (state && state.textContent !== words) state.textContent = words;
  };
  const isSaved = () => form.dataset["unsaved"] === undefined && asText(form) === saved;
  for (const link of form.querySelectorAll<HTMLAnchorElement>("a[data-start]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      fillForm(form, JSON.parse(link.dataset["start"] ?? "{}"));
      show();
    });
  }
  form.addEventListener("input", show);
  form.addEventListener("submit", () => keepDraft(key, asText(form)));
  if (document.querySelector("[data-saved]")) keepDraft(key, undefined);
  else restoreDraft(form, key);
  show();
}

function readLookSettings(form: HTMLFormElement): LookSetting[] {
  const data = new FormData(form);
  return [...form.querySelectorAll<HTMLElement>("[data-setting]")].map(({ dataset }) => ({
    name: dataset["setting"] ?? "",
    attribute: dataset["attribute"] ?? "",
    value: data.getAll(dataset["setting"] ?? "").join(", "),
    empty: dataset["empty"] ?? "",
    wider: dataset["wider"],
  }));
}

/** Where the feed's saved settings say otherwise than an empty field, they must not show through. */
function shownValue(settings: readonly LookSetting[], setting: LookSetting): string {
  const { value, empty, wider } = setting;
  const widerSetting = wider && settings.find(({ name }) => name === wider);
  if (value || !widerSetting) return value || empty;
  const above = shownValue(settings, widerSetting);
  return empty && Number(empty) < Number(above) ? empty : above;
}

/** @param values by the fields' names; what is not named stays. */
function fillForm(form: HTMLFormElement, values: Readonly<Record<string, string>>): void {
  for (const control of form.elements) {
    if (control instanceof HTMLSelectElement && control.name in values) {
      choose(control, values[control.name] ?? "");
    } else if (control instanceof HTMLInputElement && control.name in values) {
      const value = values[control.name] ?? "";
      if (control.type === "radio") control.checked = control.value === value;
      else if (control.type === "checkbox") {
        control.checked = value.split(/[\s,]+/).includes(control.value);
      } else control.value = value;
    }
  }
}

function choose(select: HTMLSelectElement, value: string): void {
  if (![...select.options].some((option) => option.value === value)) {
    select.add(new Option(value, value));
  }
  select.value = value;
}

function asText(form: HTMLFormElement): string {
  const values = readLookSettings(form).map(({ name, value }) => [name, value]);
  return JSON.stringify(Object.fromEntries(values));
}

/** Until the window is closed: only there, and only for the owner's own browser. */
function keepDraft(key: string, text: string | undefined): void {
  try {
    if (text === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // A browser that keeps nothing keeps this neither.
  }
}

function restoreDraft(form: HTMLFormElement, key: string): void {
  try {
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    if (text !== null && text !== asText(form)) fillForm(form, JSON.parse(text));
  } catch {
    // What cannot be read is not restored.
  }
}
