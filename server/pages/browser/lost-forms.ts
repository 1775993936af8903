type TypedField = readonly [name: string, value: string | boolean];

interface TypedForm {
  readonly action: string;
  readonly fields: readonly TypedField[];
}

const TYPED_KEY = "windowbox typed ";
/** A form was sent when its session had ended: the page that asks to sign in says so. */
const LOST_KEY = "windowbox lost";

/**
 * Whoever was signed out before a form was sent signs in, is back on its page, and finds there what was typed, but for
 * secrets. A look keeps its own (`look-form.ts`).
 */
export function keepLostForms(): void {
  if (location.pathname === "/admin/login") {
    if (new URLSearchParams(location.search).has("lost")) keepTyped(LOST_KEY, "yes");
    return;
  }
  const key = TYPED_KEY + location.pathname + location.search;
  const isLost = take(LOST_KEY) !== null;
  const typed = take(key);
  if (isLost && typed !== null) restore(JSON.parse(typed));
  document.addEventListener("submit", ({ target }) => {
    if (!(target instanceof HTMLFormElement) || target.dataset["settingsForm"] !== undefined)
      return;
    const fields = fieldsOf(target).map((field): TypedField => [field.name, typedIn(field)]);
    const form: TypedForm = { action: target.action, fields };
    if (fields.length > 0) keepTyped(key, JSON.stringify(form));
  });
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(
    (field): field is Field =>
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement ||
      (field instanceof HTMLInputElement && !/^(password|hidden|file)$/.test(field.type)),
  );
}

function typedIn(field: Field): string | boolean {
  return isTicked(field) ? field.checked : field.value;
}

function isTicked(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type);
}

/** The fields of a form stand in the order that they stood in: several may have one name. */
function restore({ action, fields }: TypedForm): void {
  const form = [...document.forms].find((candidate) => candidate.action === action);
  if (!form) return;
  const now = fieldsOf(form);
  if (now.map(({ name }) => name).join() !== fields.map(([name]) => name).join()) return;
  const changed = now.filter((field, index) => typedIn(field) !== fields[index]?.[1]);
  for (const [index, field] of now.entries()) {
    const value = fields[index]?.[1];
    if (typeof value === "boolean") {
      if (isTicked(field)) field.checked = value;
    } else if (value !== undefined) field.value = value;
  }
  if (changed.length > 0) tellRestored(form);
}

function tellRestored(form: HTMLFormElement): void {
  const told = document.createElement("p");
  told.className = "notice warning";
  told.tabIndex = -1;
  const again = form.querySelector("input[type=password]")
    ? " What is secret has to be entered once more."
    : "";
  const file = form.querySelector("input[type=file]")
    ? " The file has to be chosen once more."
    : "";
  told.textContent = `What you typed is here again, and not saved yet.${again}${file}`;
  form.before(told);
  told.focus();
}

/** Until the window is closed: only there, and only for the owner's own browser. */
function keepTyped(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // A browser that keeps nothing keeps this neither.
  }
}

function take(key: string): string | null {
  try {
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return text;
  } catch {
    return null;
  }
}
