import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Credential } from "../instagram/types.ts";
import { omitAbsent } from "../shared/omit-absent.ts";
import { Secret } from "../shared/secret.ts";

const ALGORITHM = "aes-256-gcm";
const SEALED_FORMAT = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Seals what must not be readable in the database file, each bound to what it belongs to. */
export interface Vault {
  seal(accountId: string, credential: Credential): Buffer;
  /** Throws when the key or the account is another, or a byte was changed. */
  open(accountId: string, sealed: Buffer): Credential;
  sealText(purpose: string, text: Secret): Buffer;
  openText(purpose: string, sealed: Buffer): Secret;
}

const credentialSchema = z.object({
  accessToken: z.string(),
  userToken: z.string().optional(),
  professionalId: z.string().optional(),
  pageId: z.string().optional(),
});

export function createVault(secret: Secret): Vault {
  const key = deriveKey(secret, "windowbox seal");

  function sealText(purpose: string, text: Secret): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(purpose));
    const body = Buffer.concat([cipher.update(text.reveal(), "utf8"), cipher.final()]);
    return Buffer.concat([Buffer.of(SEALED_FORMAT), iv, cipher.getAuthTag(), body]);
  }

  function openText(purpose: string, sealed: Buffer): Secret {
    if (sealed[0] !== SEALED_FORMAT) throw new Error("sealed in an unknown format");
    const iv = sealed.subarray(1, 1 + IV_BYTES);
    const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(tag);
    const body = sealed.subarray(1 + IV_BYTES + TAG_BYTES);
    return new Secret(Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8"));
  }

  return {
    sealText,
    openText,
    seal(accountId, credential) {
      const { accessToken, userToken, ...rest } = credential;
      const plain = {
        accessToken: accessToken.reveal(),
        userToken: userToken?.reveal(),
        ...rest,
      };
      return sealText(`token:${accountId}`, new Secret(JSON.stringify(plain)));
    },
    open(accountId, sealed) {
      const plain = credentialSchema.parse(
        JSON.parse(openText(`token:${accountId}`, sealed).reveal()),
      );
      return omitAbsent<Credential>({
        ...plain,
        accessToken: new Secret(plain.accessToken),
        userToken: plain.userToken === undefined ? undefined : new Secret(plain.userToken),
      });
    },
  };
}

/** One secret, several keys: what seals is never what signs. */
export function deriveKey(secret: Secret, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret.reveal(), "windowbox", purpose, 32));
}
