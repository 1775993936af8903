import type { PublishReport } from "../publishing/publish-site.ts";
import { ownerSentence } from "../shared/errors.ts";
import type { Notice } from "../shared/notice.ts";

export const PUBLISHING_BEGUN: Notice = {
  level: "success",
  text: "It is being published, and goes on by itself: open this page again in a few minutes to see what came of it.",
};

/** What came of publishing, for the owner who asked for it. */
export async function publishNotice(publishing: Promise<PublishReport>): Promise<Notice> {
  try {
    const { files, written, deleted } = await publishing;
    const changes =
      written + deleted === 0 ? "Nothing had changed" : `${written} written, ${deleted} deleted`;
    return { level: "success", text: `Published: ${files} files. ${changes}.` };
  } catch (error) {
    const otherwise = "It could not be published: the log says why.";
    return { level: "error", text: ownerSentence(error, otherwise) };
  }
}
