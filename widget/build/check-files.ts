import { type BrowserslistEnvironment, oldestBrowsers } from "./browsers.ts";
import { type Feature, findCssFeatures, findFeatures } from "./features.ts";
import type { GuardedFeature } from "./guarded-features.ts";
import { missingFeatures } from "./missing-features.ts";

/** What a build has left. */
export interface BuiltFile {
  readonly path: string;
  readonly text: string;
}

interface Promised {
  readonly environment: BrowserslistEnvironment;
  readonly guarded: readonly GuardedFeature[];
}

/** One sentence for each feature that a promised browser lacks and nobody guards, and for each guard of nothing. */
export function checkFiles(
  files: readonly BuiltFile[],
  { environment, guarded }: Promised,
): string[] {
  const oldest = oldestBrowsers(environment);
  const unguarded = new Set(guarded.map(({ feature }) => feature));
  const known = new Set(unguarded);
  const findings = files.flatMap(({ path, text }) =>
    missingFeatures(featuresOf(path, text), oldest).flatMap(({ name, lackedBy }) => {
      unguarded.delete(name);
      return known.has(name) ? [] : [`${path} uses ${name}, which ${lackedBy.join(", ")} lack`];
    }),
  );
  const idle = [...unguarded].map(
    (feature) => `nothing uses ${feature} any more, which is guarded`,
  );
  return [...findings, ...idle];
}

/** What is drawn on the server is no script for browsers: only its styles are. */
function featuresOf(path: string, text: string): Feature[] {
  if (path.endsWith(".css")) {
    return findCssFeatures(text).map((name) => ({ kind: "css", name }));
  }
  const features = findFeatures(text);
  return path.endsWith(".cjs") ? features.filter(({ kind }) => kind === "css") : features;
}
