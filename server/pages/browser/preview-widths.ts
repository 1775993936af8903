/**
 * The preview as wide as the chosen screen, and drawn smaller where it does not fit: columns and gaps are those of that
 * screen. It stands on a light or a dark page, whatever the dashboard is.
 */
export function showPreviewWidths(): void {
  const stage = document.querySelector<HTMLElement>("[data-preview-stage]");
  const screen = stage?.querySelector<HTMLElement>("[data-preview-screen]");
  const choices = document.querySelector<HTMLElement>("[data-preview-choices]");
  if (!stage || !screen || !choices) return;
  const radios = (part: string) => [
    ...choices.querySelectorAll<HTMLInputElement>(`[data-preview-${part}] input`),
  ];
  const [widths, schemes] = [radios("widths"), radios("schemes")];

  const fitScreen = () => {
    const width = Number(widths.find(({ checked }) => checked)?.value);
    const scale = Math.min(1, stage.clientWidth / width);
    screen.style.width = `${width}px`;
    screen.style.transform = `scale(${scale})`;
    // What is drawn smaller keeps its place in full.
    stage.style.height = `${screen.offsetHeight * scale}px`;
    stage.dataset["scheme"] = schemes.find(({ checked }) => checked)?.value ?? "light";
  };
  const ownWidth = document.documentElement.clientWidth;
  const fitting = widths.findLast(({ value }) => Number(value) <= ownWidth) ?? widths[0];
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const ownScheme = schemes.find(({ value }) => value === (isDark ? "dark" : "light"));
  for (const radio of [fitting, ownScheme]) if (radio) radio.checked = true;
  choices.hidden = false;
  choices.addEventListener("change", fitScreen);
  const sizes = new ResizeObserver(fitScreen);
  for (const element of [stage, screen]) sizes.observe(element);
  fitScreen();
}
