import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeElement } from "../../widget/build/describe-element.ts";
import { compileSvelte } from "./build-pages.ts";
import { freshPackage } from "./fresh-package.ts";

const ROOT = join(import.meta.dirname, "../..");
const run = promisify(execFile);
const MODULE_RESOLUTIONS = ["bundler", "nodenext"] as const;

const USES = {
  "plain.ts": `
    import { type FeedDocument, type FeedProps, fetchFeedHtml, loadWindowbox } from "windowbox";

    export const loaded: Promise<void> = loadWindowbox("https://feed.example.com", "bakery");
    export const html: Promise<string> = fetchFeedHtml("https://feed.example.com", "bakery");
    const feed = document.createElement("windowbox-feed");
    feed.limit = 6;
    feed.columnsTablet = "2";
    feed.addEventListener("load", ({ detail }) => {
      const shown: FeedDocument = detail.feed;
      console.log(shown.posts[0]?.permalink);
    });
    feed.addEventListener("error", ({ detail }) => console.log(detail.reason === "not-found"));
    feed.addEventListener("postclick", ({ detail }) => console.log(detail.post.id, detail.cause.button));
    feed.addEventListener("focus", (event) => console.log(event.relatedTarget));
    // @ts-expect-error There is no such reason.
    feed.addEventListener("error", ({ detail }) => console.log(detail.reason === "weather"));
    // @ts-expect-error The element has no such property.
    feed.colums = 3;
    export const props: FeedProps = { server: "https://feed.example.com", feedId: "bakery" };
    // @ts-expect-error Every feed has an id.
    export const none: FeedProps = { server: "https://feed.example.com" };
  `,
  "bundled.ts": `
    import "windowbox/element";
    import { WindowboxFeed } from "windowbox/element";

    export const isFeed = document.querySelector("windowbox-feed") instanceof WindowboxFeed;
  `,
  "react.tsx": `
    import { useRef } from "react";
    import type { WindowboxFeedElement } from "windowbox";
    import { WindowboxFeed, type WindowboxFeedProps } from "windowbox/react";

    const common: WindowboxFeedProps = { server: "https://feed.example.com", feedId: "bakery" };

    export function Page({ html }: { html?: string }) {
      const feed = useRef<WindowboxFeedElement>(null);
      return (
        <main>
          <WindowboxFeed {...common} layout="masonry" limit={6} columns="3" gap={8} header={false}
            aspectRatio="4:5" onClick="permalink" className="feed" style={{ margin: 0 }} id="feed"
            aria-label="Our pictures" data-kind="feed" ref={feed} html={html} hash
            onLoad={({ detail }) => console.log(detail.feed.username)}
            onError={({ detail }) => console.log(detail.reason)}
            onPostClick={(event) => event.preventDefault()}>
            <a href="/instagram">Our pictures</a>
          </WindowboxFeed>
          <WindowboxFeed {...common} onClick={(event) => console.log(event.currentTarget.feedId)} />
          {/* @ts-expect-error There is no such layout. */}
          <WindowboxFeed {...common} layout="mosaic" />
          {/* @ts-expect-error Nor such a thing to do. */}
          <WindowboxFeed {...common} onClick="explode" />
          {/* @ts-expect-error Every feed has a server. */}
          <WindowboxFeed feedId="bakery" />
          {/* @ts-expect-error The event carries a feed. */}
          <WindowboxFeed {...common} onLoad={({ detail }) => console.log(detail.post)} />
        </main>
      );
    }
  `,
  "vue.ts": `
    import { h } from "vue";
    import { WindowboxFeed, type WindowboxFeedProps } from "windowbox/vue";

    const common: WindowboxFeedProps = { server: "https://feed.example.com", feedId: "bakery" };
    export const page = h(WindowboxFeed, {
      ...common, layout: "grid", limit: "6", header: false, class: "feed",
      onLoad: ({ detail }) => console.log(detail.feed.username),
      onPostclick: (event) => event.preventDefault(),
    }, { default: () => "Our pictures", header: () => "Our kitchen" });
    // @ts-expect-error There is no such layout.
    export const wrong = h(WindowboxFeed, { ...common, layout: "mosaic" });
    type Template = InstanceType<typeof WindowboxFeed>["$props"];
    export const listening: Template = { ...common, onClick: (event) => console.log(event.button) };
    export const props: Template = { ...common, onClick: "lightbox", onError: ({ detail }) => console.log(detail.reason) };
    // @ts-expect-error There is no such layout.
    export const wrongProps: Template = { ...common, layout: "mosaic" };
    type Slots = InstanceType<typeof WindowboxFeed>["$slots"];
    export const slots: (keyof Slots)[] = ["default", "header", "footer", "empty", "error"];
  `,
  "svelte.ts": `
    import type { ComponentProps } from "svelte";
    import { WindowboxFeed, type WindowboxFeedProps } from "windowbox/svelte";

    const common: WindowboxFeedProps = { server: "https://feed.example.com", feedId: "bakery" };
    type Props = ComponentProps<typeof WindowboxFeed>;
    export const props: Props = {
      ...common, layout: "highlight", limit: 6, header: true, class: "feed", onClick: "profile",
      onload: ({ detail }) => console.log(detail.feed.username),
      onpostclick: (event) => event.preventDefault(),
    };
    // @ts-expect-error There is no such layout.
    export const wrong: Props = { ...common, layout: "mosaic" };
  `,
};

/** Every attribute that the element documents is a prop of every wrapper, and nothing more is. */
function everyAttribute(): string {
  const names = describeElement().attributes.map(({ name, property = name }) => `"${property}"`);
  return `
    import type { FeedProps } from "windowbox";
    import type { WindowboxFeedProps as ReactProps } from "windowbox/react";
    import type { WindowboxFeedProps as SvelteProps } from "windowbox/svelte";
    import type { WindowboxFeedProps as VueProps } from "windowbox/vue";

    type Documented = ${names.join(" | ")};
    type Missing<Props> = Exclude<Documented, keyof Props>;
    type Unknown = Exclude<keyof FeedProps, Documented | "lang">;
    type Amiss = [Missing<ReactProps>, Missing<VueProps>, Missing<SvelteProps>, Unknown];
    export const complete: Amiss extends [never, never, never, never] ? true : Amiss = true;
  `;
}

let folder: string;

/** What a team has on its disk: our package as npm would unpack it, beside its own frameworks. */
beforeAll(async () => {
  await freshPackage();
  folder = mkdtempSync(join(tmpdir(), "windowbox-consumer-"));
  await Promise.all([unpack(ROOT, "checkout"), unpack(join(ROOT, "dist/package"), "package")]);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function unpack(source: string, name: string): Promise<void> {
  const site = join(folder, name);
  const target = join(site, "node_modules/windowbox");
  mkdirSync(target, { recursive: true });
  const frameworks = [
    "react",
    "react-dom",
    "@types/react",
    "@types/react-dom",
    "vue",
    "svelte",
    "lit",
    "@lit/reactive-element",
  ];
  for (const framework of frameworks) {
    const link = join(site, "node_modules", framework);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, "node_modules", framework), link);
  }
  await run("npm", ["pack", source, "--ignore-scripts", "--pack-destination", site], { cwd: site });
  const [tarball = ""] = readdirSync(site).filter((file) => file.endsWith(".tgz"));
  await run("tar", ["-xzf", join(site, tarball), "-C", target, "--strip-components=1"]);
  writeFileSync(join(site, "package.json"), '{ "type": "module" }');
  for (const [file, text] of Object.entries({ ...USES, "every.ts": everyAttribute() })) {
    writeFileSync(join(site, file), text);
  }
}

describe.each(["checkout", "package"])("the %s, installed", (name) => {
  it.each(MODULE_RESOLUTIONS)(
    "gives its types to TypeScript's %s resolution",
    async (moduleResolution) => {
      const config = {
        compilerOptions: {
          strict: true,
          // The frameworks' own types are large, and not ours.
          skipLibCheck: true,
          noEmit: true,
          target: "es2022",
          module: moduleResolution === "bundler" ? "esnext" : "nodenext",
          moduleResolution,
          lib: ["es2022", "dom", "dom.iterable"],
          jsx: "react-jsx",
          types: [],
        },
        files: [...Object.keys(USES), "every.ts"],
      };
      const project = join(folder, name, `tsconfig.${moduleResolution}.json`);
      writeFileSync(project, JSON.stringify(config));
      const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
      const { stdout } = await run(process.execPath, [tsc, "-p", project]).catch(
        (failed: { readonly stdout: string }) => failed,
      );
      expect(stdout).toBe("");
    },
  );

  it("can be imported on a server, where there is no window", async () => {
    const script = `
      const [plain, react, vue] = await Promise.all(
        ["windowbox", "windowbox/react", "windowbox/vue"].map((entry) => import(entry)),
      );
      console.log(typeof plain.loadWindowbox, typeof react.WindowboxFeed, vue.WindowboxFeed.name);
    `;
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], {
      cwd: join(folder, name),
    });
    expect(stdout.trim()).toBe("function function WindowboxFeed");
  });
});

it.each([
  ["windowbox", 1024],
  // With what Preact needs in its place.
  ["windowbox/react", 1100],
  ["windowbox/vue", 1024],
  // With what Svelte's compiler adds.
  ["windowbox/svelte", 1200],
] as const)("%s adds no more than %d bytes to a page", async (entry, maxBytes) => {
  const file = join(folder, "package", `${entry.replace("/", "-")}.js`);
  writeFileSync(file, `export * from "${entry}";`);
  const result = await build({
    configFile: false,
    root: join(folder, "package"),
    logLevel: "silent",
    plugins: [compileSvelte({})],
    build: {
      write: false,
      minify: true,
      lib: { entry: file, formats: ["es"], fileName: "it" },
      rolldownOptions: {
        external: [/^(react|react-dom|vue|svelte)(\/|$)/],
        output: { minify: true },
      },
    },
  });
  const [output] = Array.isArray(result) ? result : [];
  const code = output?.output[0].code ?? "";
  expect(code.length).toBeGreaterThan(50);
  expect(brotliCompressSync(code).length).toBeLessThanOrEqual(maxBytes);
});
