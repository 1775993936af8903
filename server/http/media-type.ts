/** Of what is stored, by the endings of its files. */
const TYPES: Readonly<Record<string, string>> = {
  webp: "image/webp",
  mp4: "video/mp4",
  vtt: "text/vtt; charset=utf-8",
};

/** Of a stored file, by its name or address; `undefined` for what is none. */
export function mediaTypeOf(name: string): string | undefined {
  return TYPES[name.slice(name.lastIndexOf(".") + 1)];
}
