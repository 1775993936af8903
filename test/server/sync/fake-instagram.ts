import { createHash } from "node:crypto";
import sharp from "sharp";
import { NOTHING_LEARNED } from "../../../server/instagram/graph/learned-limits.ts";
import type {
  CallContext,
  InstagramApi,
  InstagramApis,
  Media,
  MediaPage,
  Profile,
} from "../../../server/instagram/types.ts";
import { START } from "../../support/fake-clock.ts";
import { mp4 } from "../media/pictures.ts";

const CDN = "https://scontent.cdninstagram.com";

/** An account as Instagram has it, to be changed by the test. */
export interface FakeInstagram {
  /** Newest first. */
  posts: Media[];
  profile: Profile;
  /** What was asked, in order: `profile`, `media`, `media 25`, `post 179…`. */
  readonly asked: string[];
  /** Called for every question before it is answered; throw here for an error. */
  onCall: (call: string, context: CallContext) => void | Promise<void>;
  /** Changes an answer on its way. */
  onPage: (page: MediaPage, call: string) => MediaPage;
  /** Whether a post answers when it is asked for by itself. */
  hasPost: (id: string) => boolean;
  readonly apis: InstagramApis;
}

/** Signed anew every time, as Instagram does. */
let signatures = 0;

export function mediaOf(number: number, changes: Partial<Media> = {}): Media {
  signatures += 1;
  return {
    id: `1790000000000${String(number).padStart(4, "0")}`,
    mediaType: "IMAGE",
    isReel: false,
    mediaUrl: `${CDN}/v/${number}_n.jpg?oe=${signatures}`,
    permalink: `https://www.instagram.com/p/${number}/`,
    timestamp: START - 1_000_000_000 + number * 60_000,
    caption: `Post ${number}`,
    likeCount: 1,
    children: [],
    ...changes,
  };
}

/** Posts `count` to 1, newest first. */
export function mediaUpTo(count: number): Media[] {
  return Array.from({ length: count }, (_, index) => mediaOf(count - index));
}

export function createFakeInstagram(): FakeInstagram {
  const fake: FakeInstagram = {
    posts: [],
    profile: { username: "harbour.bakery", appScopedId: "991" },
    asked: [],
    onCall: () => undefined,
    onPage: (page) => page,
    hasPost: (id) => fake.posts.some((post) => post.id === id),
    apis: {
      "instagram-login": api("instagram-login"),
      "facebook-login": api("facebook-login"),
      "basic-display": api("basic-display"),
    },
  };

  async function ask(call: string, context: CallContext): Promise<void> {
    fake.asked.push(call);
    context.onRequest?.();
    await fake.onCall(call, context);
  }

  function api(name: InstagramApi["name"]): InstagramApi {
    const never = () => {
      throw new Error("not asked for by a sync");
    };
    return {
      name,
      scopes: [],
      authorizeUrl: never,
      exchangeCode: never,
      checkToken: never,
      refresh: never,
      async fetchProfile(_credential, context) {
        await ask("profile", context);
        return { mediaCount: fake.posts.length, ...fake.profile };
      },
      async fetchMediaPage(_credential, { after }, context) {
        const call = after === undefined ? "media" : `media ${after}`;
        await ask(call, context);
        const from = Number(after ?? 0);
        const until = from + (context.learned ?? NOTHING_LEARNED).pageSize;
        const page = {
          items: fake.posts.slice(from, until),
          ignored: 0,
          ...(until < fake.posts.length && { after: String(until) }),
        };
        return fake.onPage(page, call);
      },
      async hasMedia(_credential, id, context) {
        await ask(`post ${id}`, context);
        return fake.hasPost(id);
      },
    };
  }
  return fake;
}

/** Where pictures and videos come from; every path has a picture of its own. */
export interface FakeCdn {
  /** Paths, in order. */
  readonly asked: string[];
  /** Answers instead of a picture, where it gives one. */
  answer: (
    path: string,
    signal: AbortSignal | undefined,
  ) => Response | undefined | Promise<Response | undefined>;
  readonly fetch: typeof globalThis.fetch;
}

export function createFakeCdn(): FakeCdn {
  const cdn: FakeCdn = {
    asked: [],
    answer: () => undefined,
    async fetch(input, init) {
      const { origin, pathname } = new URL(String(input));
      if (origin !== CDN) throw new Error(`nobody may ask ${origin}`);
      cdn.asked.push(pathname);
      const answer = await cdn.answer(pathname, init?.signal ?? undefined);
      if (answer) return answer;
      const file = pathname.endsWith(".mp4") ? mp4(pathname) : await pictureOf(pathname);
      return new Response(new Uint8Array(file));
    },
  };
  return cdn;
}

async function pictureOf(path: string): Promise<Buffer> {
  const [r = 0, g = 0, b = 0] = createHash("sha256").update(path).digest();
  const create = { width: 12, height: 8, channels: 3, background: { r, g, b } } as const;
  return await sharp({ create }).png().toBuffer();
}
