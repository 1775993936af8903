import type { AnswerMaker } from "../answer.ts";
import { lyingPng, pixelBomb } from "../cdn/bombs.ts";
import { plainVideoFile, type SandboxFile, type Swatch, swatchFile } from "../cdn/files.ts";
import { MEGABYTE } from "../units.ts";
import { halfThenBreak } from "./broken-body.ts";
import type { Scenario } from "./scenario.ts";

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">
<script>alert(1)</script><rect width="40" height="40" fill="red"/></svg>`;
const HTML = "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>";

function redirect(what: string, location: string): Scenario {
  return { what, answer: { status: 302, headers: { location } } };
}

/** To the picture that was asked for, by as many stops. */
function chain(what: string, hops: number): Scenario {
  const answer: AnswerMaker = (request, { origin }) => {
    const target = request.path.replace(/^\//, "");
    const query = new URLSearchParams(request.params);
    const location = `${origin}/cdn/chain/${hops - 1}/${target}?${query}`;
    return {
      status: 302,
      headers: { location: hops > 1 ? location : `${origin}/cdn/${target}?${query}` },
    };
  };
  return { what, answer };
}

/** The right bytes under another type, or other bytes under the right one. */
function typed(what: string, contentType: string): Scenario {
  return {
    what,
    answer: { rewriteBytes: (bytes) => bytes, headers: { "content-type": contentType } },
  };
}

function textAnswer(what: string, contentType: string, body: string): Scenario {
  return { what, answer: { headers: { "content-type": contentType }, body } };
}

function file(what: string, make: () => SandboxFile, contentType?: string): Scenario {
  const answer: AnswerMaker = async () => {
    const { contentType: own, read } = make();
    return { headers: { "content-type": contentType ?? own }, body: await read() };
  };
  return { what, answer };
}

function jpegNamed(what: string, swatch: Swatch): Scenario {
  return file(what, () => swatchFile({ width: 90, ...swatch }), "image/jpeg");
}

function refusedPicture(what: string, status: number, body: string): Scenario {
  return { what, answer: { status, headers: { "content-type": "text/plain" }, body } };
}

/** What a CDN, or somebody in its place, can answer to a request for a picture. */
export const PICTURE_SCENARIOS = {
  "picture-expired": refusedPicture("403 past the address's expiry", 403, "URL signature expired"),
  "picture-bad-date": refusedPicture("403 as older links get it", 403, "Bad URL date param"),
  "picture-404": refusedPicture("404", 404, "Not found"),
  "picture-410": refusedPicture("410", 410, "Gone"),
  "picture-429": refusedPicture("429", 429, "Slow down"),
  "picture-500": refusedPicture("500", 500, "Sorry"),
  "picture-empty": textAnswer("200 and no bytes", "image/jpeg", ""),
  "picture-redirect-once": chain("one redirect to the picture", 1),
  "picture-redirect-chain": chain("a dozen redirects to the picture", 12),
  "picture-redirect-endless": {
    what: "redirects round and round, always another address",
    answer: (_request, { origin }) => ({
      status: 302,
      headers: { location: `${origin}/cdn/round/1` },
    }),
  },
  "picture-redirect-to-itself": {
    what: "redirects to the very same address",
    answer: (request, { origin }) => ({
      status: 302,
      headers: {
        location: `${origin}/cdn${request.path}?${new URLSearchParams(request.params)}`,
      },
    }),
  },
  "picture-redirect-nowhere": { what: "302 without a Location", answer: { status: 302 } },
  "picture-redirect-metadata": redirect(
    "to a cloud's metadata address",
    "http://169.254.169.254/latest/meta-data/",
  ),
  "picture-redirect-private": redirect("to a private network", "http://10.0.0.1/picture.jpg"),
  "picture-redirect-localhost": redirect("to localhost by name", "http://localhost:1/picture.jpg"),
  "picture-redirect-ipv6": redirect("to the machine by IPv6", "http://[::1]:1/picture.jpg"),
  "picture-redirect-mapped": redirect(
    "to a private network by IPv6",
    "http://[::ffff:10.0.0.1]/picture.jpg",
  ),
  "picture-redirect-stranger": redirect("to a strange host", "https://pictures.example/1.jpg"),
  "picture-redirect-file": redirect("to a file", "file:///etc/passwd"),
  "picture-redirect-data": redirect("to a data: address", "data:image/svg+xml,<svg/>"),
  "picture-as-html": typed("a picture under text/html", "text/html"),
  "picture-as-octets": typed(
    "a picture under application/octet-stream",
    "application/octet-stream",
  ),
  "picture-is-html": textAnswer("HTML under image/jpeg", "image/jpeg", HTML),
  "picture-is-svg": textAnswer("SVG with a script", "image/svg+xml", SVG),
  "picture-is-svg-as-jpeg": textAnswer("SVG under image/jpeg", "image/jpeg", SVG),
  "picture-is-text": textAnswer("a text under image/jpeg", "image/jpeg", "not a picture"),
  "picture-is-pdf": textAnswer("a PDF under image/jpeg", "image/jpeg", "%PDF-1.7\n%âãÏÓ\n1 0 obj"),
  "picture-is-video": file("a video where a picture should be", plainVideoFile, "image/jpeg"),
  "picture-is-png": jpegNamed("PNG under image/jpeg", { format: "png" }),
  "picture-is-webp": jpegNamed("WebP under image/jpeg", { format: "webp" }),
  "picture-is-avif": jpegNamed("AVIF under image/jpeg", { format: "avif" }),
  "picture-is-gif": jpegNamed("GIF under image/jpeg", { format: "gif" }),
  "picture-is-tiff": jpegNamed("TIFF under image/jpeg", { format: "tiff" }),
  "picture-turned": jpegNamed("EXIF says: turn by 90°; 90 × 60 before that", { orientation: 6 }),
  "picture-truncated": {
    what: "a JPEG cut in the middle",
    answer: { rewriteBytes: (bytes) => bytes.slice(0, Math.floor(bytes.length / 2)) },
  },
  "picture-head-only": {
    what: "the first hundred bytes of a JPEG",
    answer: { rewriteBytes: (bytes) => bytes.slice(0, 100) },
  },
  "picture-cut-by-reset": {
    what: "a JPEG, and the connection breaks in the middle",
    answer: { rewriteBytes: (bytes) => halfThenBreak(bytes) },
  },
  "picture-with-script-behind": {
    what: "a JPEG with a page of HTML behind it",
    answer: { rewriteBytes: (bytes) => Buffer.concat([bytes, Buffer.from(HTML)]) },
  },
  "picture-huge-declared": {
    what: "a Content-Length of 10 GB",
    answer: {
      headers: { "content-type": "image/jpeg", "content-length": "10000000000" },
      body: new Uint8Array([0xff, 0xd8, 0xff]),
    },
  },
  "picture-huge": {
    what: "512 MB without a Content-Length, a JPEG at first sight",
    answer: { rewriteBytes: (bytes) => padded(bytes, 512) },
  },
  "picture-bomb": {
    what: "a PNG of 50 kB and 400 million pixels",
    answer: () => ({ headers: { "content-type": "image/png" }, body: pixelBomb() }),
  },
  "picture-lies-about-size": {
    what: "a PNG that claims ten thousand million pixels",
    answer: () => ({ headers: { "content-type": "image/png" }, body: lyingPng() }),
  },
  "picture-hangs": {
    what: "headers and three bytes, then nothing",
    answer: { hangs: "in-body", body: new Uint8Array([0xff, 0xd8, 0xff]) },
  },
  "picture-never-answers": { what: "no answer, ever", answer: { hangs: "before-headers" } },
  "picture-reset": { what: "the connection is reset", answer: { fault: "ECONNRESET" } },
} as const satisfies Record<string, Scenario>;

async function* padded(bytes: Uint8Array, megabytes: number) {
  yield bytes;
  const padding = new Uint8Array(MEGABYTE);
  for (let i = 0; i < megabytes; i += 1) yield padding;
}
