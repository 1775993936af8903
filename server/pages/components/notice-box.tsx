import type { Notice } from "../../notice.ts";

interface NoticeBoxProps {
  readonly notice: Notice;
  readonly id?: string;
  /**
   * What came of the last thing that was done: it takes the focus. A live region that is in the page when it is loaded
   * stays silent.
   */
  readonly isNews?: boolean;
}

export function NoticeBox({ notice, id, isNews }: NoticeBoxProps) {
  const { level, text } = notice;
  if (isNews) {
    return (
      <p class={`notice ${level}`} tabindex={-1} autofocus>
        {text}
      </p>
    );
  }
  return (
    <p id={id} class={`notice ${level}`} role={level === "error" ? "alert" : "status"}>
      {text}
    </p>
  );
}
