/**
 * What the browser takes for a length or a share, and nothing that would swallow the rest of a style sheet: it closes by
 * itself what was left open. Takes the place of the server's own check in what visitors load.
 */
export const isCssLength = (text: string): boolean =>
  /^\d*\.?\d+$/.test(text) ||
  (CSS.supports("padding-top", text) && text.split("(").length === text.split(")").length);
