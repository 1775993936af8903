import { plainVideoFile, type SandboxFile, swatchFile } from "./cdn/files.ts";
import type {
  SandboxAccountSpec,
  SandboxChildSpec,
  SandboxPageSpec,
  SandboxPostSpec,
  SandboxProfileChange,
} from "./spec.ts";
import { DAY_MS } from "./units.ts";

export interface MediaNode {
  readonly id: string;
  readonly type: "IMAGE" | "VIDEO" | "CAROUSEL_ALBUM";
  readonly picture: SandboxFile;
  readonly video: SandboxFile | undefined;
  readonly altText: string | undefined;
  readonly copyrighted: boolean;
  readonly raw: Readonly<Record<string, unknown>>;
}

export interface Post extends MediaNode {
  /** What it was made from, so that an edit changes only what it names. */
  readonly spec: SandboxPostSpec;
  readonly shortcode: string;
  readonly publishedAt: number;
  readonly reel: boolean;
  readonly caption: string | undefined;
  readonly likeCount: number | undefined;
  readonly commentsCount: number;
  readonly sharedToFeed: boolean;
  readonly children: readonly MediaNode[];
}

export interface Account {
  username: string;
  name: string | undefined;
  accountType: "BUSINESS" | "MEDIA_CREATOR" | "PERSONAL";
  biography: string | undefined;
  website: string | undefined;
  followersCount: number | undefined;
  followsCount: number | undefined;
  picture: SandboxFile | undefined;
  /** Newest first. */
  posts: Post[];
  /** `/me.id` for the Instagram Login: another app would be told another. */
  readonly appScopedId: string;
  /** `1784…`, the same for everybody. */
  readonly professionalId: string;
  /** Basic Display was an app of its own, so its app-scoped id differs. */
  readonly basicDisplayId: string;
}

export interface Page {
  readonly id: string;
  readonly name: string;
  readonly account: Account | undefined;
  /** The person lost the role on it: its tokens answer 190/492. */
  roleLost: boolean;
}

/** Everything on the sandbox's Instagram: accounts, their posts and the Pages they hang on. */
export class AccountBook {
  readonly accounts: Account[] = [];
  readonly pages: Page[] = [];
  readonly #now: () => number;
  #lastMediaId = 17_900_000_000_000_000n;
  #lastNumber = 0n;

  constructor(
    specs: readonly SandboxAccountSpec[],
    pages: readonly SandboxPageSpec[],
    now: () => number,
  ) {
    this.#now = now;
    for (const spec of specs) this.addAccount(spec);
    for (const page of pages) this.addPage(page);
  }

  addAccount(spec: SandboxAccountSpec): Account {
    this.#lastNumber += 1n;
    const number = this.#lastNumber;
    const account: Account = {
      username: spec.username,
      name: spec.name,
      accountType: spec.accountType ?? "BUSINESS",
      biography: spec.biography,
      website: spec.website,
      followersCount: spec.followersCount ?? 12,
      followsCount: spec.followsCount ?? 7,
      picture: spec.picture === false ? undefined : (spec.picture ?? plainAvatar(spec.username)),
      posts: [],
      appScopedId: String(26_000_000_000_000_000n + number),
      professionalId: String(17_841_400_000_000_000n + number),
      basicDisplayId: String(17_841_499_000_000_000n + number),
    };
    this.accounts.push(account);
    const posts = spec.posts ?? 3;
    const specs =
      typeof posts === "number" ? Array.from({ length: posts }, (_, i) => plainPost(i)) : posts;
    // Oldest first, so that newer posts have larger ids, as on Instagram.
    for (const post of [...specs].sort((a, b) => this.#instant(a) - this.#instant(b))) {
      this.addPost(account, post);
    }
    if (spec.page !== undefined) this.addPage({ name: spec.page, username: spec.username });
    return account;
  }

  addPage(spec: SandboxPageSpec): Page {
    const id = String(100_000_000_000_001n + BigInt(this.pages.length));
    const account = spec.username === undefined ? undefined : this.find(spec.username);
    const page: Page = { id, name: spec.name, account, roleLost: false };
    this.pages.push(page);
    return page;
  }

  addPost(account: Account, spec: SandboxPostSpec): Post {
    const post = this.#makePost(spec);
    account.posts.push(post);
    // Same instant: the larger id is the later post.
    account.posts.sort((a, b) => b.publishedAt - a.publishedAt || (b.id > a.id ? 1 : -1));
    return post;
  }

  editPost(account: Account, id: string, change: SandboxPostSpec): void {
    const index = account.posts.findIndex((post) => post.id === id);
    const post = account.posts[index];
    if (!post) throw new Error(`@${account.username} has no post ${id}.`);
    const children = change.children ?? post.spec.children;
    account.posts[index] = this.#makePost({
      ...post.spec,
      ...change,
      id,
      publishedAt: change.publishedAt ?? post.publishedAt,
      // Untouched children keep their ids.
      ...(children && {
        children: children.map((child, i) => {
          const keptId = child.id ?? post.children[i]?.id;
          return keptId === undefined ? child : { ...child, id: keptId };
        }),
      }),
    });
  }

  removePost(account: Account, id: string): void {
    account.posts = account.posts.filter((post) => post.id !== id);
  }

  setProfile(account: Account, change: SandboxProfileChange): void {
    const { picture, ...rest } = change;
    Object.assign(account, rest);
    if (picture !== undefined) account.picture = picture || undefined;
  }

  /** Throws for a name nobody has: a typing error in a test. */
  find(username: string): Account {
    const account = this.accounts.find((one) => one.username === username);
    if (!account) throw new Error(`The sandbox has no account @${username}.`);
    return account;
  }

  findPost(id: string): { account: Account; post: Post } | undefined {
    for (const account of this.accounts) {
      const post = account.posts.find((one) => one.id === id);
      if (post) return { account, post };
    }
    return undefined;
  }

  #instant(spec: SandboxPostSpec): number {
    return spec.publishedAt ?? this.#now() - (spec.ageMs ?? 0);
  }

  #nextMediaId(): string {
    this.#lastMediaId += 1n;
    return String(this.#lastMediaId);
  }

  #makePost(spec: SandboxPostSpec): Post {
    const node = this.#makeNode(spec, spec.children !== undefined);
    const children = (spec.children ?? []).map((child) => this.#makeNode(child, false));
    const { hash } = seedOf(node.id);
    return {
      ...node,
      spec,
      picture: spec.picture ?? children[0]?.picture ?? node.picture,
      children,
      shortcode: shortcodeOf(node.id),
      publishedAt: this.#instant(spec),
      reel: node.type === "VIDEO" && spec.reel !== false,
      caption: spec.caption,
      likeCount: spec.likesHidden ? undefined : (spec.likeCount ?? hash % 90),
      commentsCount: spec.commentsCount ?? hash % 7,
      sharedToFeed: spec.sharedToFeed ?? true,
    };
  }

  #makeNode(spec: SandboxPostSpec | SandboxChildSpec, carousel: boolean): MediaNode {
    const type =
      spec.type ?? (carousel ? "CAROUSEL_ALBUM" : spec.video !== undefined ? "VIDEO" : "IMAGE");
    const id = spec.id ?? this.#nextMediaId();
    const { hue } = seedOf(id);
    return {
      id,
      type,
      picture: spec.picture ?? swatchFile({ hue }),
      video: type === "VIDEO" ? (spec.video ?? plainVideoFile(hue)) : undefined,
      altText: spec.altText,
      copyrighted: spec.copyrighted ?? false,
      raw: spec.raw ?? {},
    };
  }
}

/** 320 × 320, as large as Instagram's. */
function plainAvatar(username: string): SandboxFile {
  return swatchFile({ width: 320, height: 320, hue: seedOf(username).hue });
}

function plainPost(index: number): SandboxPostSpec {
  return { caption: `Post ${index + 1} #plain`, ageMs: (index + 1) * DAY_MS };
}

/** Numbers that look like chance but are the same on every run. */
function seedOf(id: string): { hash: number; hue: number } {
  let hash = 17;
  for (const char of id) hash = (hash * 31 + char.charCodeAt(0)) % 1_000_003;
  return { hash, hue: hash % 360 };
}

const SHORTCODE_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Instagram writes a media's number with 64 letters. */
function shortcodeOf(id: string): string {
  let number = /^\d+$/.test(id) ? BigInt(id) : 1n;
  let code = "";
  for (; number > 0n; number /= 64n) code = (SHORTCODE_LETTERS[Number(number % 64n)] ?? "A") + code;
  return code;
}
