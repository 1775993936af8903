import { ICON_PATHS, Icon } from "./icons.tsx";

/** How something is, in a word or two. */
export function Status({ level, text }: { level: "success" | "warning" | "error"; text: string }) {
  return (
    <p class={`status status-${level}`}>
      <Icon path={ICON_PATHS[level]} />
      <span>{text}</span>
    </p>
  );
}
