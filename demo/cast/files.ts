import type { SandboxFile } from "../sandbox/cdn/files.ts";
import { readClip } from "./clips.ts";
import { readAvatar, readPicture } from "./pictures.ts";

export function pictureFile(slug: string): SandboxFile {
  return jpegFile(() => readPicture(slug));
}

export function avatarFile(username: string): SandboxFile {
  return jpegFile(() => readAvatar(username));
}

export function clipFile(slug: string): SandboxFile {
  return { contentType: "video/mp4", extension: "mp4", read: () => readClip(slug) };
}

function jpegFile(read: () => Promise<Buffer>): SandboxFile {
  return { contentType: "image/jpeg", extension: "jpg", read };
}
