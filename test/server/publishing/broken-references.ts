/** Every address in a published site's documents and pages that leads to nothing there, and who names it. */
export function brokenReferences(
  site: string,
  read: (path: string) => string | undefined,
): string[] {
  const broken: string[] = [];
  const seen = new Set<string>();
  const address = new RegExp(
    `${site.replace(/[.*+?^$()|[\]\\]/g, "\\$&")}/([\\w.~/-]+)(\\?)?`,
    "g",
  );
  function visit(path: string, from: string): void {
    if (seen.has(path)) return;
    seen.add(path);
    const text = read(path);
    if (text === undefined) broken.push(`${from} names ${path}`);
    else if (!path.startsWith("media/") && !path.endsWith(".js")) {
      for (const [, named = "", query] of text.matchAll(address)) {
        if (query) broken.push(`${path} asks for ${named} with a query`);
        visit(named, path);
      }
    }
  }
  for (const [, feed] of (read("index.html") ?? "").matchAll(/feed-id="([\w-]+)"/g)) {
    visit(`feeds/${feed}.json`, "index.html");
    visit(`feeds/${feed}.html`, "index.html");
  }
  visit("index.html", "a visitor");
  return broken;
}
