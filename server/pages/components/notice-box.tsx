import type { Notice } from "../../db/sessions.ts";

export function NoticeBox({ notice, id }: { notice: Notice; id?: string }) {
  return (
    <p id={id} class={`notice ${notice.tone}`} role={notice.tone === "bad" ? "alert" : "status"}>
      {notice.text}
    </p>
  );
}
