import type { Notice } from "../../notice.ts";

export function NoticeBox({ notice, id }: { notice: Notice; id?: string }) {
  return (
    <p
      id={id}
      class={`notice ${notice.level === "error" ? "bad" : "good"}`}
      role={notice.level === "error" ? "alert" : "status"}
    >
      {notice.text}
    </p>
  );
}
