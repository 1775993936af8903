const KB = 1000;
export const MB = 1000 * KB;
const GB = 1000 * MB;

/** `1.4 GB`, `12.0 MB`, `3 kB`. */
export function formatBytes(bytes: number): string {
  if (bytes >= GB) return `${(bytes / GB).toFixed(1)} GB`;
  return bytes >= MB ? `${(bytes / MB).toFixed(1)} MB` : `${Math.ceil(bytes / KB)} kB`;
}
