import { feedDocument, feedPost, sizesOf } from "../support/feed-fixture.ts";
import { StubServer } from "../support/stub-server.ts";
import { album, reel } from "../widget/lightbox/lightbox-visit.ts";

/** One page and what is pressed on it. */
export interface Walk {
  readonly name: string;
  readonly url: string;
  /** Keys as xdotool calls them; `type:TEXT` types a text. */
  readonly keys: readonly string[];
  /** An address that answers with a feed: the page is opened once that has posts. */
  readonly fedBy?: string;
  /** Walks that have to have been taken: those that were not yet are, and nobody writes down what is said. */
  readonly after?: readonly string[];
}

/** From here on arrows and the like are the page's, and not Orca's own to read with. */
const PAGES_KEYS = "Insert+a";

const times = (count: number, key: string) => Array.from({ length: count }, () => key);

/** Pages of a site that shows feeds, with every kind of post. */
export async function startSite(): Promise<{ walks: readonly Walk[]; stop: () => Promise<void> }> {
  const [feeds, pages] = await Promise.all([new StubServer().start(), new StubServer().start()]);
  const { origin } = feeds;
  const posts = [
    feedPost(origin, 0, { altText: "Six rolls on a tray" }),
    album(origin, 1, 3),
    reel({ feeds }, 2),
    feedPost(origin, 3, { mediaType: "VIDEO", altText: "Kneading dough" }),
    feedPost(origin, 4, { caption: "" }),
    feedPost(origin, 5),
    feedPost(origin, 6),
  ];
  feeds.json("/feeds/harbour-bakery.json", feedDocument(origin, { posts }));
  // Neither its second picture nor its film is there, nor what comes after these posts.
  const failing = [
    posts[0],
    feedPost(origin, 1, { altText: "Rolls on a rack", sizes: sizesOf(origin, "gone", 400, 400) }),
    { ...reel({ feeds }, 2), mediaUrl: `${origin}/media/gone.webm` },
  ].flatMap((post) => post ?? []);
  const gone = "/feeds/gone.json";
  for (const path of [gone, "/media/gone-400x400.webp", "/media/gone.webm"]) {
    feeds.answer(path, (_request, response) => {
      response.writeHead(404).end();
    });
  }
  feeds.json(
    "/feeds/failing.json",
    feedDocument(origin, { posts: failing, next: `${origin}${gone}` }),
  );
  const caption = "Am 24. Dezember sind wir z. B. bis zwölf da.";
  const german = [feedPost(origin, 0, { caption, prunedCaption: caption })];
  feeds.json("/feeds/german.json", feedDocument(origin, { posts: german, lang: "de" }));
  const page = (name: string, attributes: string, keys: readonly string[], lang = "en"): Walk => {
    const feed = `<windowbox-feed ${/limit/.test(attributes) ? "" : "limit=7"} ${/feed-id/.test(attributes) ? "" : 'feed-id="harbour-bakery"'} ${attributes}></windowbox-feed>`;
    const script = `<script type="module" src="${origin}/widget.js"></script>`;
    const html = `<!doctype html><html lang="${lang}"><title>${name}</title><h1>${name}</h1>${script}${feed}<p><a href="#end">End</a></p>`;
    return { name, url: pages.page(`/${name}`, html), keys: ["ctrl+Home", ...keys] };
  };
  return {
    walks: [
      page("grid", "header follow-button on-click=permalink", times(9, "Down")),
      page("captions", "captions", times(7, "Down")),
      page("carousel", "layout=carousel", ["Tab", "Tab", "Return", "Tab", "Tab"]),
      page("lightbox", "", [
        ...["Tab", "Return", PAGES_KEYS, "Right", "Right", "Page_Down", "Page_Down", "Escape"],
      ]),
      page("video", "", [...times(3, "Tab"), "Return", "Tab", "Return", "Escape"]),
      page("load-more", "limit=3 load-more=button", [...times(4, "Tab"), "Return", "Return"]),
      page("failing", "feed-id=failing limit=3 load-more=button", [
        ...["Tab", "Return", PAGES_KEYS, "Right", "Right", "Tab", "Return", "Escape", "Tab"],
        "Return",
      ]),
      page("german", "feed-id=german header", [...times(4, "Down"), "Return", "Escape"], "de"),
      page("finnish", "limit=2", ["Down", "Down"], "fi"),
      page("arabic", "limit=2", ["Down", "Tab", "Return", "Escape"], "ar"),
    ],
    async stop() {
      await Promise.all([feeds.stop(), pages.stop()]);
    },
  };
}

/** What an owner does with the dashboard for the first time. */
export function ownersWalks(dashboard: string, password: string): readonly Walk[] {
  const at = (path: string) => new URL(path, dashboard).href;
  return [
    {
      name: "signing-in",
      url: at("/admin/login"),
      keys: ["type:wrong", "Return", `type:${password}`, "Return"],
    },
    {
      name: "connecting",
      url: at("/admin/connect"),
      after: ["signing-in"],
      keys: ["ctrl+Home", ...times(5, "Tab")],
    },
    { name: "consent", url: at("/connect"), after: ["signing-in"], keys: ["Tab", "Return"] },
    {
      name: "wall-of-posts",
      url: at("/admin/feeds/harbour-bakery"),
      after: ["signing-in", "consent"],
      fedBy: at("/feeds/harbour-bakery.json"),
      keys: ["ctrl+Home", "h", "h", ...times(8, "Tab")],
    },
  ];
}
