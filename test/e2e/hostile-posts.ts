import { Buffer } from "node:buffer";

/** Texts that want to be more than text. */
export const PAYLOADS = [
  "<script>window.__ran = 1</script>",
  "<img src=x onerror=window.__ran=1>",
  "<svg onload=window.__ran=1>",
  '"><script>window.__ran=1</script>',
  "' onmouseover='window.__ran=1",
  "</textarea></style></script><script>window.__ran=1</script>",
  "<iframe srcdoc='<script>parent.__ran=1</script>'></iframe>",
  "<a href=javascript:window.__ran=1>click</a>",
  "javascript:window.__ran=1",
  "data:text/html,<script>window.__ran=1</script>",
  "vbscript:msgbox(1)",
  ["$", "{window.__ran=1}"].join(""),
  "{{constructor.constructor('window.__ran=1')()}}",
  "<!-- --><base href='https://evil.example/'>",
  "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
  "<link rel=stylesheet href=https://evil.example/x.css>",
  "\u202Egnp.exe\u202C <b>bold</b>",
  "&lt;script&gt;window.__ran=1&lt;/script&gt;",
  "\u0000\u0008<script\u0000>window.__ran=1</script>",
  "lone \ud800 surrogate <script>window.__ran=1</script>",
];

/** Where in what Instagram says of a post the text stands. */
const PLACES: readonly ((text: string) => Record<string, unknown>)[] = [
  (text) => ({ caption: text }),
  (text) => ({ caption: `Fresh rye today\n${text}\n#bread @harbour.bakery` }),
  (text) => ({ caption: `#${text} @${text}` }),
  (text) => ({ caption: text.repeat(40) }),
  (text) => ({ alt_text: text }),
  (text) => ({ alt_text: text, caption: text }),
  (text) => ({ permalink: text }),
  (text) => ({ permalink: `https://www.instagram.com/p/x/?${text}` }),
  (text) => ({ caption: { toString: text }, like_count: text, comments_count: [text] }),
  (text) => ({ shortcode: text, media_audio_type: text }),
];

/** Two hundred posts, each hostile in its own way. */
export const HOSTILE_POSTS = PLACES.flatMap((place) => PAYLOADS.map((payload) => place(payload)));

/** Posts that name somebody else as their owner: none of them is the account's. */
export const FOREIGN_POSTS = PAYLOADS.map((text) => ({
  caption: `Not ours: ${text}`,
  username: text,
  owner: { id: text },
}));

export const FIVE_MEGABYTES = `<script>window.__ran=1</script>${"a".repeat(5 * 1024 * 1024)}`;

/** Answers to a whole request that are none. */
export const HOSTILE_ANSWERS: readonly (string | Uint8Array)[] = [
  "",
  "null",
  "[]",
  '"text"',
  "{",
  '{"data":[{"id":"1',
  '{"data":{"length":1e9}}',
  '{"__proto__":{"polluted":true},"data":[]}',
  '{"constructor":{"prototype":{"polluted":true}},"data":"x"}',
  `{"data":${"[".repeat(5000)}${"]".repeat(5000)}}`,
  "<!doctype html><script>window.__ran=1</script>",
  "\uFEFF\uFEFF{}",
  Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
  `{"data":[{"id":17900000000000001,"media_type":7}]}`,
  `{"error":{"message":"<script>window.__ran=1</script>","code":"<b>"}}`,
];
