import { isObject, type JsonObject } from "../json.ts";
import { MEGABYTE } from "../units.ts";
import { list } from "./media-pages.ts";
import { merge } from "./patched-answer.ts";
import type { Scenario } from "./scenario.ts";

/** Posts: every field in every shape that was ever seen, or that could break something. */
export const POST_SCENARIOS = {
  "post-ids-number": items("ids as bare numbers over 2^53", ({ id }) => ({
    id: BigInt(String(id)),
  })),
  "post-id-missing": firstItem("no id", () => ({ id: undefined })),
  "post-id-hostile": firstItem("an id that is a path", () => ({ id: "../../etc/passwd" })),
  "media-type-unknown": firstItem("a media_type nobody knows", () => ({
    media_type: "HOLOGRAM",
  })),
  "media-type-lower": items("media_type in lower case", ({ media_type }) => ({
    media_type: String(media_type).toLowerCase(),
  })),
  "media-type-missing": firstItem("no media_type", () => ({ media_type: undefined })),
  "product-type-unknown": items("a media_product_type nobody knows", () => ({
    media_product_type: "SCULPTURE",
  })),
  "product-type-missing": items("no media_product_type", () => ({
    media_product_type: undefined,
  })),
  "trial-reel": firstItem("a trial reel", () => ({
    media_type: "VIDEO",
    media_product_type: "REELS",
    is_shared_to_feed: false,
    children: undefined,
  })),
  "media-url-missing": items("no media_url, as for copyrighted items", () => ({
    media_url: undefined,
  })),
  "media-url-empty": items("an empty media_url", () => ({ media_url: "" })),
  "media-url-null": items("media_url null", () => ({ media_url: null })),
  "media-url-javascript": firstItem("a media_url that is a script", () => ({
    media_url: "javascript:alert(1)",
  })),
  "media-url-data": firstItem("a data: media_url", () => ({
    media_url: "data:text/html,<script>alert(1)</script>",
  })),
  "media-url-foreign": firstItem("a media_url on a strange host", () => ({
    media_url: "https://pictures.example/1.jpg",
  })),
  "media-url-private": firstItem("a media_url inside the server's network", () => ({
    media_url: "http://169.254.169.254/latest/meta-data/iam",
  })),
  "media-url-lookalike": firstItem("a host that only ends like the right one", () => ({
    media_url: "https://evilcdninstagram.com/1.jpg",
  })),
  "media-url-with-password": firstItem("the right host as a user name", () => ({
    media_url: "https://scontent.cdninstagram.com@evil.example/1.jpg",
  })),
  "thumbnail-missing": items("no thumbnail_url", () => ({ thumbnail_url: undefined })),
  "caption-missing": items("no caption", () => ({ caption: undefined })),
  "caption-empty": items("an empty caption", () => ({ caption: "" })),
  "caption-null": items("caption null", () => ({ caption: null })),
  "caption-number": firstItem("a caption that is a number", () => ({ caption: 5 })),
  "caption-object": firstItem("a caption that is an object", () => ({ caption: { text: "x" } })),
  "caption-html": items("captions of tags", () => ({
    caption: `<script>alert(1)</script><img src=x onerror=alert(2)>"'&lt;</style></script>`,
  })),
  "caption-5-megabytes": firstItem("a caption of 5 MB", () => ({
    caption: "word ".repeat(MEGABYTE),
  })),
  "caption-control-characters": firstItem("control characters and broken surrogates", () => ({
    caption: "a\u0000b\u202Ec\uD83Dd\u2028e\u200F\uFEFF",
  })),
  "alt-text-html": items("alt texts of tags", () => ({ alt_text: '"><script>alert(1)</script>' })),
  "permalink-javascript": items("permalinks that are scripts", () => ({
    permalink: "javascript:alert(document.domain)//https://www.instagram.com/",
  })),
  "permalink-missing": items("no permalink", () => ({ permalink: undefined })),
  "timestamp-z": items("timestamps ending in Z", ({ timestamp }) => ({
    timestamp: String(timestamp).replace("+0000", "Z"),
  })),
  "timestamp-colon": items("timestamps with a colon in the offset", ({ timestamp }) => ({
    timestamp: String(timestamp).replace("+0000", "+00:00"),
  })),
  "timestamp-offset": items("timestamps of another zone", ({ timestamp }) => ({
    timestamp: String(timestamp).replace("+0000", "-0730"),
  })),
  "timestamp-seconds": items("timestamps as seconds", ({ timestamp }) => ({
    timestamp: Math.floor(Date.parse(String(timestamp).replace("+0000", "Z")) / 1000),
  })),
  "timestamp-nonsense": firstItem("a timestamp that is none", () => ({ timestamp: "yesterday" })),
  "timestamp-missing": firstItem("no timestamp", () => ({ timestamp: undefined })),
  "post-counts-text": items("counts as texts", () => ({ like_count: "31", comments_count: "2" })),
  "post-counts-null": items("counts that are null", () => ({
    like_count: null,
    comments_count: null,
  })),
  "post-counts-strange": items("counts below zero, broken, and over 2^53", (_item, index) => ({
    like_count: [-1, 0.5, 90_071_992_547_409_931n][index % 3],
  })),
  "post-unknown-fields": items("posts with fields nobody knows", () => ({
    reposts_count: 3,
    hologram_url: "https://www.instagram.com/x",
    insights: { data: [] },
  })),
  "post-fields-all-missing": items("posts of an id and nothing else", (item) =>
    Object.fromEntries(
      Object.keys(item).map((name) => [name, name === "id" ? item.id : undefined]),
    ),
  ),
  "children-empty": children("carousels without children", () => ({ data: [] })),
  "children-missing": items("carousels without the field", () => ({ children: undefined })),
  "children-bare-list": children("children as a bare list", (data) => data),
  "children-ids-only": children("children of an id and nothing else", (data) => ({
    data: data.map((child) => (isObject(child) ? { id: child.id } : child)),
  })),
  "children-unknown-type": children("children of a type nobody knows", (data) => ({
    data: data.map((child) => (isObject(child) ? { ...child, media_type: "HOLOGRAM" } : child)),
  })),
  "children-null": items("children null", () => ({ children: null })),
} as const satisfies Record<string, Scenario>;

type ItemChange = (item: JsonObject, index: number) => JsonObject;

/** Changes every post of a page. */
function items(what: string, change: ItemChange): Scenario {
  return list(what, (data) =>
    data.map((item, index) => (isObject(item) ? merge(item, change(item, index)) : item)),
  );
}

/** Changes the first post of a page only, so that a test sees that the others are untouched. */
function firstItem(what: string, change: (item: JsonObject) => JsonObject): Scenario {
  return items(what, (item, index) => (index === 0 ? change(item) : {}));
}

/** Changes the children of every carousel. */
function children(what: string, change: (data: readonly unknown[]) => unknown): Scenario {
  return items(what, ({ children }) =>
    isObject(children) && Array.isArray(children.data) ? { children: change(children.data) } : {},
  );
}
