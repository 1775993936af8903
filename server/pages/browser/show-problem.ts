/** The field that is to be mended is in sight, whatever stands above it. */
export function showProblem(): void {
  const field = document.querySelector<HTMLElement>(
    "[aria-invalid], [autofocus][aria-describedby]",
  );
  if (!field) return;
  field.focus({ preventScroll: true });
  const label = field.id && document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
  (label || field).scrollIntoView({ block: "center" });
}
