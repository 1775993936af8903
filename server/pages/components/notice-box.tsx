import type { Notice } from "../../notice.ts";

export function NoticeBox({ notice, id }: { notice: Notice; id?: string }) {
  const { level, text } = notice;
  return (
    <p id={id} class={`notice ${level}`} role={level === "error" ? "alert" : "status"}>
      {text}
    </p>
  );
}
