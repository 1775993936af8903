import type { ApiName } from "../../server/instagram/types.ts";
import type { Account, Page } from "./accounts.ts";
import type { Answer } from "./answer.ts";
import type { HangingGate } from "./hanging-gate.ts";
import { createSignedRequest, type SignedRequestOptions } from "./oauth/signed-request.ts";
import { appRemoved, LONG_LIFE_MS, passwordChanged, SHORT_LIFE_MS } from "./oauth/tokens.ts";
import { type AuthorizeChoice, walkConsent } from "./oauth/walk-consent.ts";
import type { Endpoint, RecordedRequest } from "./requests.ts";
import type { AnswerRule, Match, RuleBook } from "./rules.ts";
import type { ScenarioName } from "./scenarios/scenarios.ts";
import type { SandboxAccountSpec, SandboxPostSpec, SandboxProfileChange } from "./spec.ts";
import type { RoleRefusal, UsageSetting, World } from "./world.ts";

interface IssueTokenOptions {
  readonly api?: ApiName;
  /** How long ago it was issued. */
  readonly ageMs?: number;
  readonly kind?: "short" | "long" | "page";
  readonly scopes?: readonly string[];
}

/** The parts that `SandboxControl` is made from. */
interface ControlParts {
  readonly world: World;
  readonly requests: RecordedRequest[];
  readonly strays: string[];
  readonly rules: RuleBook;
  readonly gate: HangingGate;
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
}

const LEAST_SCOPES: Record<ApiName, readonly string[]> = {
  "instagram-login": ["instagram_business_basic"],
  "basic-display": ["user_profile", "user_media"],
  "facebook-login": ["instagram_basic", "pages_show_list", "pages_read_engagement"],
};

/** What a test or the demo can look at and change. */
export class SandboxControl {
  readonly #parts: ControlParts;
  #outage: { cancel(): void } | undefined;

  constructor(parts: ControlParts) {
    this.#parts = parts;
  }

  /** Every request so far, oldest first, refused and failed ones included. */
  get requests(): readonly RecordedRequest[] {
    return this.#parts.requests;
  }

  /** What `fetch` was asked of other hosts. Empty in a good test. */
  get strays(): readonly string[] {
    return this.#parts.strays;
  }

  requestsTo(endpoint: Endpoint): RecordedRequest[] {
    return this.#parts.requests.filter((request) => request.endpoint === endpoint);
  }

  clearRequests(): void {
    this.#parts.requests.length = 0;
    this.#parts.strays.length = 0;
  }

  /**
   * The next `times` fitting requests are answered otherwise; `Infinity` for all of them. Several
   * rules for one request are used up in the order in which they were given.
   */
  answer(match: Endpoint | Match, answer: ScenarioName | Answer, times = 1): AnswerRule {
    return this.#parts.rules.add(match, answer, times);
  }

  /** Back to ordinary answers; an outage ends, too. */
  clearAnswers(): void {
    this.#parts.rules.clear();
    this.#outage = undefined;
  }

  /** Cuts every hanging answer. */
  release(): void {
    this.#parts.gate.release();
  }

  /** Nothing answers any more, pictures included. */
  down(answer: ScenarioName | Answer = "connection-refused"): void {
    this.up();
    this.#outage = this.#parts.rules.add({}, answer, Number.POSITIVE_INFINITY, true);
  }

  up(): void {
    this.#outage?.cancel();
    this.#outage = undefined;
  }

  account(username: string): Account {
    return this.#parts.world.accounts.find(username);
  }

  /** Every Page of the sandbox's one Facebook person. */
  get pages(): readonly Page[] {
    return this.#parts.world.accounts.pages;
  }

  addAccount(spec: SandboxAccountSpec): Account {
    return this.#parts.world.accounts.addAccount(spec);
  }

  /** Returns the post's id. */
  addPost(username: string, post: SandboxPostSpec = {}): string {
    return this.#parts.world.accounts.addPost(this.account(username), post).id;
  }

  /** Changes what is named; the id stays. */
  editPost(username: string, id: string, change: SandboxPostSpec): void {
    this.#parts.world.accounts.editPost(this.account(username), id, change);
  }

  /** Gone from the lists, and its pictures from the CDN. */
  removePost(username: string, id: string): void {
    const account = this.account(username);
    const post = account.posts.find((one) => one.id === id);
    for (const node of post ? [post, ...post.children] : []) this.#parts.world.cdn.forget(node.id);
    this.#parts.world.accounts.removePost(account, id);
  }

  setProfile(username: string, change: SandboxProfileChange): void {
    this.#parts.world.accounts.setProfile(this.account(username), change);
  }

  /** Who the consent page offers first. */
  signIn(username: string): void {
    this.#parts.world.settings.signedInAs = this.account(username).username;
  }

  /**
   * Goes to the authorize address as a browser would, decides there, and returns where it is sent.
   * Throws with Meta's words where Meta shows a page of its own instead.
   */
  async authorizeAs(
    username: string,
    authorizeUrl: string | URL,
    choice: AuthorizeChoice = {},
  ): Promise<string> {
    return walkConsent(this.#parts, username, new URL(authorizeUrl), choice);
  }

  /** A token as one would paste it: long-lived unless told otherwise. */
  issueToken(username: string, options: IssueTokenOptions = {}): string {
    const { world } = this.#parts;
    const { api = "instagram-login", ageMs = 0, kind = "long" } = options;
    const account = this.account(username);
    const scopes = [...(options.scopes ?? LEAST_SCOPES[api])];
    const issuedAt = world.now() - ageMs;
    const facebook = api === "facebook-login";
    const pages = facebook
      ? world.accounts.pages.filter((page) => kind !== "page" || page.account === account)
      : [];
    const life = kind === "page" ? undefined : kind === "short" ? SHORT_LIFE_MS : LONG_LIFE_MS;
    return world.tokens.issue({
      api,
      kind,
      account: facebook ? undefined : account,
      pages,
      scopes,
      issuedAt,
      expiresAt: life === undefined ? undefined : issuedAt + life,
    }).value;
  }

  tokenAlive(token: string): boolean {
    return this.#parts.world.tokens.isAlive(token);
  }

  /** The owner removes the app: 190/458 for this token. */
  revokeToken(value: string): void {
    const token = this.#parts.world.tokens.find(value);
    if (!token) throw new Error("The sandbox never gave out this token.");
    this.#parts.world.tokens.kill(token, appRemoved());
  }

  /** The owner removes the app: 190/458 for every token of the account. */
  removeApp(username: string): void {
    const { tokens } = this.#parts.world;
    for (const token of tokens.ofAccount(this.account(username))) tokens.kill(token, appRemoved());
  }

  /** 190/460 for every token of the account so far. */
  changePassword(username: string): void {
    const { tokens } = this.#parts.world;
    for (const token of tokens.ofAccount(this.account(username))) {
      tokens.kill(token, passwordChanged());
    }
  }

  /** The owner unticks a permission: code 10 from now on. */
  revokePermission(username: string, scope: string): void {
    for (const token of this.#parts.world.tokens.ofAccount(this.account(username))) {
      const index = token.scopes.indexOf(scope);
      if (index !== -1) token.scopes.splice(index, 1);
    }
  }

  /** The person loses the role on a Page: its tokens answer 190/492. */
  losePageRole(pageName: string): void {
    const page = this.#parts.world.accounts.pages.find((one) => one.name === pageName);
    if (!page) throw new Error(`The sandbox has no Page called “${pageName}”.`);
    page.roleLost = true;
  }

  /** Percentages that every answer of the Graph hosts names; `{}` for none, as small apps get it. */
  setUsage(usage: UsageSetting): void {
    this.#parts.world.settings.usage = usage;
  }

  /** 80002 for so many minutes, and for as many again whenever it is asked meanwhile. */
  throttle(username: string, minutes: number): void {
    this.#parts.world.throttle.block(this.account(username), minutes);
  }

  /** The body of Meta's call to a deauthorize or data-deletion address. */
  signedRequest(username: string, options: SignedRequestOptions = {}): URLSearchParams {
    const { now } = this.#parts.world;
    return createSignedRequest(this.account(username), now(), options);
  }

  /** The account has no role on the app in development: told on Meta's page, or by a redirect. */
  insufficientDeveloperRole(username: string, refusal: RoleRefusal): void {
    this.#parts.world.settings.insufficientRole.set(this.account(username).username, refusal);
  }

  /** These fields are unknown here: asking for one fails the request with code 100. */
  refuseFields(...names: string[]): void {
    this.#parts.world.settings.refusedFields = new Set(names);
  }

  /** Only these are registered; until then every http(s) address is. */
  registerRedirectUris(...uris: string[]): void {
    this.#parts.world.settings.redirectUris = uris;
  }

  /** `same`: a refresh prolongs the token's own string instead of making a new one. */
  refreshReturns(token: "new" | "same"): void {
    this.#parts.world.settings.refreshedToken = token;
  }

  /** graph.facebook.com refuses calls without `appsecret_proof`. */
  requireAppSecretProof(required = true): void {
    this.#parts.world.settings.appSecretProofRequired = required;
  }
}
