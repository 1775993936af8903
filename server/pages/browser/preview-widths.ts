/** The preview as wide as the chosen screen, and drawn smaller where it does not fit: columns and gaps are those of that screen. */
export function showPreviewWidths(): void {
  const stage = document.querySelector<HTMLElement>("[data-preview-stage]");
  const screen = stage?.querySelector<HTMLElement>("[data-preview-screen]");
  const choices = document.querySelector<HTMLElement>("[data-preview-widths]");
  const radios = [...(choices?.querySelectorAll("input") ?? [])];
  if (!stage || !screen || !choices) return;

  const fitScreen = () => {
    const width = Number(radios.find(({ checked }) => checked)?.value);
    const scale = Math.min(1, stage.clientWidth / width);
    screen.style.width = `${width}px`;
    screen.style.transform = `scale(${scale})`;
    // What is drawn smaller keeps its place in full.
    stage.style.height = `${screen.offsetHeight * scale}px`;
  };
  const ownWidth = document.documentElement.clientWidth;
  const fitting = radios.findLast(({ value }) => Number(value) <= ownWidth) ?? radios[0];
  if (fitting) fitting.checked = true;
  choices.hidden = false;
  choices.addEventListener("change", fitScreen);
  const sizes = new ResizeObserver(fitScreen);
  for (const element of [stage, screen]) sizes.observe(element);
  fitScreen();
}
