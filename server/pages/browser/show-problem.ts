/** The field that is to be mended is in sight, whatever stands above it. */
export function showProblem(): void {
  const field = document.querySelector<HTMLInputElement>(
    "[aria-invalid], [autofocus][aria-describedby]",
  );
  if (!field) return;
  field.focus({ preventScroll: true });
  (field.labels?.[0] ?? field).scrollIntoView({ block: "center" });
}
