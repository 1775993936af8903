import type { Notice } from "../../shared/notice.ts";

interface NoticeBoxProps {
  readonly notice: Notice;
  readonly id?: string;
  /**
   * What came of the last thing that was done: it takes the focus. A live region that is in the page when it is loaded
   * stays silent.
   */
  readonly isNews?: boolean;
  /** The field that has the focus is described by it: said once more, it would be said twice. */
  readonly isOfField?: boolean;
}

export function NoticeBox({ notice, id, isNews, isOfField }: NoticeBoxProps) {
  const { level, text } = notice;
  if (isNews) {
    return (
      <p class={`notice ${level}`} tabindex={-1} autofocus>
        {text}
      </p>
    );
  }
  return (
    <p id={id} class={`notice ${level}`} role={isOfField ? undefined : roleOf(level)}>
      {text}
    </p>
  );
}

function roleOf(level: Notice["level"]): "alert" | "status" {
  return level === "error" ? "alert" : "status";
}
