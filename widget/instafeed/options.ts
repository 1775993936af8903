import { tellOnce } from "./tell-developer.ts";

/** One post, as templates, `transform`, `filter`, `sort` and `render` see it. `transform` may make anything of it. */
export interface InstafeedItem {
  caption?: string | undefined;
  tags: readonly string[];
  id: string;
  image?: string | undefined;
  link?: string | undefined;
  model: GraphMedia;
  timestamp: string;
  type: "image" | "video" | "album";
  username?: string | undefined;
  /** Among those that are put into the page together. */
  position?: number;
}

/** As the Graph API names it, with everything of the feed document's post besides: `model.sizes.small.mediaUrl`. */
export interface GraphMedia {
  readonly id: string;
  readonly caption?: string | undefined;
  readonly media_type: "IMAGE" | "VIDEO" | "CAROUSEL_ALBUM";
  readonly media_url: string;
  readonly permalink?: string | undefined;
  readonly thumbnail_url?: string | undefined;
  readonly timestamp: string;
  readonly username?: string | undefined;
}

/** What `success` is given. */
export interface GraphAnswer {
  readonly data: readonly GraphMedia[];
  readonly paging: { readonly next?: string };
}

/** Of instafeed.js 2.x, with `feed` and `server` for what took a token. */
export interface InstafeedOptions {
  feed: string | null;
  server: string | null;
  target: string | Element | null;
  template: string | null;
  templateBoundaries: readonly [string, string];
  limit: number | null;
  apiLimit: number | null;
  mock: boolean;
  debug: boolean;
  transform: ((item: InstafeedItem) => InstafeedItem) | null;
  filter: ((item: InstafeedItem) => unknown) | null;
  sort: ((a: InstafeedItem, b: InstafeedItem) => number) | null;
  render: ((item: InstafeedItem, options: InstafeedOptions) => unknown) | null;
  before: (() => void) | null;
  success: ((answer: GraphAnswer) => void) | null;
  after: (() => void) | null;
  error: ((error: Error) => void) | null;
}

const DEFAULTS: InstafeedOptions = {
  feed: null,
  server: null,
  target: "instafeed",
  template: '<a href="{{link}}"><img title="{{caption}}" src="{{image}}" /></a>',
  templateBoundaries: ["{{", "}}"],
  limit: null,
  apiLimit: null,
  mock: false,
  debug: false,
  transform: null,
  filter: null,
  sort: null,
  render: null,
  before: null,
  success: null,
  after: null,
  error: null,
};

/** What these were for, a feed's server does. */
const NOT_NEEDED = ["accessToken", "accessTokenTimeout", "apiTimeout"];

/** By the type of what each may be, besides what it is if nothing is said. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  string: ["feed", "server", "template"],
  number: ["limit", "apiLimit"],
  boolean: ["mock", "debug"],
  function: ["transform", "filter", "sort", "render", "before", "success", "after", "error"],
};

/** Throws for what cannot be meant, as instafeed.js does. */
export function readOptions(given: unknown, ofScript: Partial<InstafeedOptions>): InstafeedOptions {
  if (given && typeof given !== "object") throw wrong("options", "an object");
  const from: Record<string, unknown> = Object.assign({}, given);
  const options: InstafeedOptions = { ...DEFAULTS, ...ofScript };
  for (const name of Object.keys(DEFAULTS)) {
    if (from[name] !== undefined) Object.assign(options, { [name]: from[name] });
  }
  const read: Record<string, unknown> = { ...options };
  for (const [type, names] of Object.entries(TYPES)) {
    for (const name of names) {
      const value = read[name];
      if (type === "boolean" ? typeof value !== type : value && typeof value !== type) {
        throw wrong(name, `a ${type}`);
      }
    }
  }
  const { target, templateBoundaries: boundaries } = options;
  if (typeof target !== "string" && typeof target !== "object") {
    throw wrong("target", "an element or the id of one");
  }
  if (
    !Array.isArray(boundaries) ||
    boundaries.map((one) => typeof one).join() !== "string,string"
  ) {
    throw wrong("templateBoundaries", "two strings");
  }
  if (!options.feed) {
    throw new Error(
      'Instafeed: say which feed to show, by new Instafeed({ feed: "bakery" }) or by data-feed="bakery" on the tag of instafeed.js.',
    );
  }
  const ignored = NOT_NEEDED.filter((name) => from[name] !== undefined);
  if (ignored.length > 0) {
    tellOnce(
      `the posts come from a Windowbox server, which needs no ${ignored.join(" and no ")} from the page: take a token out of it.`,
    );
  }
  return options;
}

function wrong(name: string, meant: string): Error {
  return new Error(`Instafeed: ${name} must be ${meant}.`);
}
