import { serve } from "./cli/serve.ts";
import { traceToSources } from "./trace-to-sources.ts";

traceToSources();
await serve();
