import { traceToSources } from "./logging/trace-to-sources.ts";
import { keepHeapSmall } from "./process/small-heap.ts";
import { startSentence } from "./shared/errors.ts";

traceToSources();
keepHeapSmall();
try {
  // Only now: what it needs may be missing, and that is to be said.
  const { serve } = await import("./cli/serve.ts");
  await serve();
} catch (error) {
  const sentence = startSentence(error);
  if (sentence === undefined) throw error;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
