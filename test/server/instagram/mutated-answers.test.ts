import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InstagramError } from "../../../server/instagram/errors/instagram-error.ts";
import {
  API_NAMES,
  type CallContext,
  type InstagramApi,
  type MediaPage,
} from "../../../server/instagram/types.ts";
import { Secret } from "../../../server/shared/secret.ts";
import { ANSWERS } from "./answers.ts";
import { APP, createContext, createStubMeta, PATHS, type StubReply } from "./stub-meta.ts";

/** None of these may ever be seen outside a request. */
const SECRETS = [
  "IGAAstored5f1c",
  "EAAperson77d0",
  "IGAAanswered3b9e",
  APP.secret.reveal(),
] as const;
const [STORED, PERSON, ANSWERED] = SECRETS;

const CREDENTIAL = {
  accessToken: new Secret(STORED),
  userToken: new Secret(PERSON),
  professionalId: "17841400000000001",
  pageId: "100000000000001",
};

/** Whole answers in which everything sits that could go wrong; the mutations do the rest. */
const GOOD_ANSWERS = [
  `{"access_token":"${ANSWERED}","user_id":26000000000000001,"permissions":["instagram_business_basic"],"expires_in":5183944}`,
  `{"data":[{"access_token":"${ANSWERED}","user_id":"26000000000000001","permissions":"a,b"}]}`,
  '{"id":26000000000000001,"user_id":17841400000000001,"username":"harbour.bakery","name":"Harbour Bakery","account_type":"BUSINESS","profile_picture_url":"https://scontent.cdninstagram.com/1.jpg","followers_count":1204}',
  `{"data":[{"id":17900000000000001,"caption":"Fresh rye ${STORED}","media_type":"CAROUSEL_ALBUM","media_url":"https://a.test/1.jpg","timestamp":"2026-05-04T10:00:00+0000","children":{"data":[{"id":17900000000000003,"media_type":"IMAGE"}]}}],"paging":{"cursors":{"after":"QVFI"},"next":"https://graph.instagram.com/me/media?access_token=${STORED}&after=QVFI"}}`,
  `{"data":[{"id":100000000000001,"name":"Harbour Bakery","access_token":"${ANSWERED}","instagram_business_account":{"id":17841400000000003,"username":"harbour.bakery"}}]}`,
  `{"error":{"message":"Malformed access token ${STORED} biography","type":"OAuthException","code":190,"error_subcode":463,"fbtrace_id":"${STORED}"}}`,
  `{"error":{"message":"(#100) Tried accessing nonexisting field (biography) ${PERSON}","code":100}}`,
  `{"error_type":"${STORED}","code":400,"error_message":"Invalid platform app ${APP.secret.reveal()}"}`,
];

/** Values that parsers trip over. */
const ODD_VALUES = [
  "null",
  "true",
  "0",
  "-1",
  "1e400",
  "17841400000000005",
  '""',
  '"x"',
  "[]",
  "{}",
  "[[]]",
  '{"data":[]}',
  '{"data":null}',
  '"javascript:alert(1)"',
  '"<script>alert(1)</script>"',
  '"\\ud83e"',
  '"\\u0000"',
  '{"__proto__":{"polluted":true}}',
  `"${STORED}"`,
  `"${"y".repeat(20_000)}"`,
];

type Mutation = (text: string) => string;

/** A JSON value inside the text is exchanged for another. */
const exchangeValue = fc
  .tuple(fc.nat(60), fc.constantFrom(...ODD_VALUES))
  .map<Mutation>(([index, odd]) => (text) => {
    const values = [
      ...text.matchAll(
        /(?<=[:[,])("(?:[^"\\]|\\.)*"(?!\s*:)|-?\d[\d.eE+-]*|true|false|null|\[\]|\{\})/g,
      ),
    ];
    const value = values[index % Math.max(values.length, 1)];
    if (!value) return text;
    return text.slice(0, value.index) + odd + text.slice(value.index + value[0].length);
  });
const renameKey = fc.nat(60).map<Mutation>((index) => (text) => {
  const keys = [...text.matchAll(/"[a-z_]+":/g)];
  const key = keys[index % Math.max(keys.length, 1)];
  return key
    ? `${text.slice(0, key.index)}"unheard_of":${text.slice(key.index + key[0].length)}`
    : text;
});
const truncate = fc
  .double({ min: 0, max: 1, noNaN: true })
  .map<Mutation>((share) => (text) => text.slice(0, Math.floor(text.length * share)));
const overwrite = fc
  .tuple(fc.nat(2000), fc.string({ maxLength: 6, unit: "binary" }))
  .map<Mutation>(([at, noise]) => (text) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + noise + text.slice(start + noise.length);
  });
const wrap = fc.constantFrom<Mutation>(
  (text) => `{"data":[${text}]}`,
  (text) => `[${text}]`,
  (text) => `{"error":${text}}`,
  (text) => `\uFEFF ${text}`,
  (text) => `${text}${text}`,
);
const mutation = fc.oneof(
  { arbitrary: exchangeValue, weight: 5 },
  renameKey,
  truncate,
  overwrite,
  wrap,
);

const mutatedReply = fc
  .record({
    answer: fc.constantFrom(
      ...GOOD_ANSWERS,
      ...ANSWERS.flatMap(
        ({ reply }) => reply.body ?? (reply.json === undefined ? [] : JSON.stringify(reply.json)),
      ),
    ),
    mutations: fc.array(mutation, { maxLength: 4 }),
    status: fc.constantFrom(200, 200, 200, 200, 400, 401, 403, 404, 429, 500, 503, 302),
    usage: fc.constantFrom(undefined, '{"call_count":80}', '{"1":[{"call_count":"9"}]}', "[]", "{"),
  })
  .map<StubReply>(({ answer, mutations, status, usage }) => ({
    status,
    body: mutations.reduce((text, mutate) => mutate(text), answer),
    headers: usage ? { "x-app-usage": usage, "x-business-use-case-usage": usage } : {},
  }));

const CALLS: Readonly<
  Record<string, (api: InstagramApi, context: CallContext) => Promise<unknown>>
> = {
  fetchProfile: (api, context) => api.fetchProfile(CREDENTIAL, context),
  fetchMediaPage: (api, context) => api.fetchMediaPage(CREDENTIAL, { after: "QVFH" }, context),
  checkToken: (api, context) =>
    api.checkToken({ token: CREDENTIAL.accessToken, app: APP }, context),
  exchangeCode: (api, context) =>
    api.exchangeCode({ app: APP, redirectUri: "https://feed.test/", code: "c" }, context),
  refresh: (api, context) => api.refresh({ credential: CREDENTIAL, app: APP }, context),
};

const anyCall = fc.record({
  api: fc.constantFrom(...API_NAMES),
  call: fc.constantFrom(...Object.keys(CALLS)),
  replies: fc.array(mutatedReply, { minLength: 1, maxLength: 4 }),
});

function everythingShownOf(error: unknown): string {
  const own = error instanceof Error ? [error.message, error.stack, String(error)] : [];
  return [...own, JSON.stringify(error), inspect(error, { showHidden: true, depth: 10 })].join(
    "\n",
  );
}

function expectNoSecret(shown: string) {
  for (const secret of SECRETS) expect(shown).not.toContain(secret);
}

/** Every id in a result, however deep. */
function idsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null || value instanceof Secret) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    /^(id|appScopedId|professionalId|pageId)$/.test(key) ? [String(member)] : idsIn(member),
  );
}

describe("whatever Meta answers", () => {
  it("throws an InstagramError or nothing, shows no secret and bends no id", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(anyCall, async ({ api, call, replies }) => {
        const meta = createStubMeta();
        for (const where of Object.values(PATHS)) meta.on(where, ...replies);
        const sent = replies.map(({ body }) => body ?? "").join("\n") + JSON.stringify(CREDENTIAL);
        try {
          const result = await CALLS[call]?.(meta.apis[api], createContext());
          for (const id of idsIn(result)) expect(sent).toContain(id);
        } catch (error) {
          expect(error).toBeInstanceOf(InstagramError);
          expectNoSecret(everythingShownOf(error));
        }
        expectNoSecret(JSON.stringify(meta.logged));
        expect(meta.requests.length).toBeLessThanOrEqual(60);
        expect({}).not.toHaveProperty("polluted");
      }),
      { numRuns: 3000 },
    );
  });

  it("passes no page of posts on but in the contract's own form", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...API_NAMES), mutatedReply, async (api, reply) => {
        const meta = createStubMeta();
        for (const where of Object.values(PATHS)) meta.on(where, { ...reply, status: 200 });
        const page = await meta.apis[api]
          .fetchMediaPage(CREDENTIAL, {}, createContext())
          .catch((error: unknown): MediaPage => {
            expect(error).toBeInstanceOf(InstagramError);
            return { items: [], ignored: 0 };
          });
        for (const media of page.items) {
          expect(media.id).toMatch(/^\d+$/);
          expect(Number.isFinite(media.timestamp)).toBe(true);
          for (const item of [media, ...media.children]) {
            expect(item.mediaUrl ?? "https:").toMatch(/^https?:/);
            expect(Object.values(item)).not.toContain(undefined);
            expect(Object.values(item)).not.toContain(null);
            expect(Object.values(item)).not.toContain("");
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it.each(API_NAMES)("keeps the token out of what a broken fetch quotes: %s", async (name) => {
    const meta = createStubMeta();
    for (const where of Object.values(PATHS)) {
      const url = `https://${where}?access_token=${STORED}&client_secret=${APP.secret.reveal()}`;
      const cause = Object.assign(new Error(`connect failed for ${url}`), { code: STORED });
      meta.on(where, { throws: new TypeError(`fetch failed: ${url}`, { cause }) });
    }
    for (const run of Object.values(CALLS)) {
      const error = await run(meta.apis[name], createContext()).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(InstagramError);
      expectNoSecret(everythingShownOf(error));
    }
    expectNoSecret(JSON.stringify(meta.logged));
  });
});
