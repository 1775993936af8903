import { z } from "zod";
import { isStoredName } from "../media/media-store.ts";

/** What is in a backup, in this order; pictures and videos follow as `media/NAME`. */
export const ENTRIES = {
  manifest: "backup.json",
  database: "windowbox.db",
  key: "secret.key",
  /** Names of the pictures and videos that lie in a folder beside the backup instead. */
  names: "media.txt",
} as const;

export const MEDIA_PREFIX = "media/";
export const BACKUP_FORMAT = 1;

const bytes = z.number().int().min(0);

const manifestSchema = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  /** Of Windowbox, as a person reads it. */
  version: z.string().max(40),
  /** How many migrations made its database. */
  schema: z.number().int().min(1),
  /** Instant. */
  createdAt: bytes,
  /** Where the key is that its tokens are sealed with. */
  key: z.enum(["inside", "left out", "environment"]),
  media: z.enum(["inside", "beside"]),
  /** SHA-256 of the database, hexadecimal. */
  database: z.string().regex(/^[0-9a-f]{64}$/),
  /** Pictures that the database names and that were missing when it was made. */
  missing: z.array(z.string().refine(isStoredName)),
});

/** The first entry of a backup: what the rest is. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/** Of any Windowbox, also a later one, so that it can be said which. */
const anyManifest = z.looseObject({ format: z.number(), version: z.string().max(40) });

export type ReadManifest = { readonly manifest: Manifest } | { readonly newer: string } | undefined;

/** `undefined`: no backup of Windowbox at all. */
export function readManifest(text: string): ReadManifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const manifest = manifestSchema.safeParse(value);
  if (manifest.success) return { manifest: manifest.data };
  const other = anyManifest.safeParse(value);
  return other.success && other.data.format > BACKUP_FORMAT
    ? { newer: other.data.version }
    : undefined;
}
