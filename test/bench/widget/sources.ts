import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { CAST_ACCOUNTS } from "../../../demo/cast/accounts.ts";
import { bytesFile } from "../../../demo/sandbox/cdn/files.ts";
import type { SandboxAccountSpec, SandboxPostSpec } from "../../../demo/sandbox/spec.ts";
import { POSTS } from "./profile.ts";

/** What Instagram hands out: 1080 pixels wide, around 250 kB. At this quality the demo's pictures are that large. */
const SOURCE = { width: 1080, quality: 98 };

/** Made once per machine: nothing in them depends on the run. */
const CACHE = join(tmpdir(), "windowbox-bench-sources");

/** The demo's bakery with its newest posts, each picture as large a file as Instagram's. */
export async function realSizeAccount(): Promise<SandboxAccountSpec> {
  const [bakery] = CAST_ACCOUNTS;
  if (!Array.isArray(bakery?.posts) || bakery.posts.length < POSTS) {
    throw new Error(`The demo's first account has fewer than ${POSTS} posts.`);
  }
  const posts = await Promise.all(bakery.posts.slice(0, POSTS).map(withRealSizePicture));
  return { ...bakery, posts };
}

/** The same posts as the feed shows them, newest first. */
export function sourcesOf({ posts }: SandboxAccountSpec): readonly SandboxPostSpec[] {
  return Array.isArray(posts) ? posts : [];
}

async function withRealSizePicture(post: SandboxPostSpec): Promise<SandboxPostSpec> {
  if (!post.picture) throw new Error("A post of the demo has no picture.");
  const source = await developSource(await post.picture.read());
  return { ...post, picture: bytesFile(source) };
}

async function developSource(original: Uint8Array): Promise<Buffer> {
  const name = createHash("sha256").update(original).update(JSON.stringify(SOURCE)).digest("hex");
  const file = join(CACHE, `${name}.jpg`);
  if (existsSync(file)) return readFileSync(file);
  const { width, quality } = SOURCE;
  const source = await sharp(original).resize({ width }).jpeg({ quality }).toBuffer();
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(file, source);
  return source;
}
