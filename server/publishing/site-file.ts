import { sha256 } from "../shared/sha256.ts";

/** A file of the published site. */
export interface SiteFile {
  /** Below the site's address, without a slash at its beginning. */
  readonly path: string;
  readonly contentType: string;
  readonly cacheControl: string;
  readonly content: TextContent | MediaContent;
}

interface TextContent {
  readonly kind: "text";
  readonly bytes: Buffer;
}

/** Stored media, which are named after what is in them. */
interface MediaContent {
  readonly kind: "media";
  readonly name: string;
  /** Where it lies on this server. */
  readonly file: string;
  readonly size: number;
}

/** Another one when a visitor could tell the difference. */
export function hashOf(file: SiteFile): string {
  const { contentType, cacheControl, content } = file;
  const bytes = content.kind === "text" ? content.bytes : content.name;
  return sha256(`${contentType}\n${cacheControl}\n`, bytes).toString("base64url").slice(0, 22);
}
