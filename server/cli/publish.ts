import { parsePublishAddress } from "../publishing/publish-address.ts";
import { OwnerError } from "../shared/errors.ts";
import { type Arguments, withInstance } from "./command.ts";
import { terminalProgress } from "./progress.ts";

/** Publishes beside a running server, and says what came of it. */
export async function publishCommand(args: Arguments): Promise<void> {
  const to = args.target === undefined ? undefined : parsePublishAddress(args.target);
  if (args.account !== undefined || (args.target !== undefined && to === undefined)) {
    throw new OwnerError(
      "Say where to: windowbox publish --to FOLDER, written out without ~, or --to s3://BUCKET/PREFIX.",
    );
  }
  await withInstance(async ({ publishing, config }) => {
    const progress = terminalProgress();
    const { files, written, deleted } = await publishing
      .publish({ to, onProgress: (done) => progress.show("Publishing", done) })
      .finally(progress.end);
    console.log(
      `Published: ${files} files, ${written} of them written now, ${deleted} deleted. Visitors reach them at ${config.publishUrl}/index.html.`,
    );
  });
}
