import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import type { Secret } from "../shared/secret.ts";

/** OWASP's parameters for 16 MiB of memory: dear enough for a guesser, cheap enough for a 512 MB server. */
const LOG_COST = 14;
const BLOCK_SIZE = 8;
const PARALLELISM = 5;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Slow and hungry on purpose. */
export interface PasswordHashing {
  hash(password: Secret): Promise<string>;
  matches(password: Secret, hash: string): Promise<boolean>;
}

export const scryptHashing: PasswordHashing = { hash, matches };

/** `scrypt$14$8$5$SALT$HASH`, salt and hash in base64url. */
async function hash(password: Secret): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, LOG_COST, BLOCK_SIZE, PARALLELISM);
  const parameters = [LOG_COST, BLOCK_SIZE, PARALLELISM].join("$");
  return `scrypt$${parameters}$${salt.toString("base64url")}$${key.toString("base64url")}`;
}

/** Takes as long for a wrong password as for the right one. */
async function matches(password: Secret, stored: string): Promise<boolean> {
  const [scheme, logCost, blockSize, parallelism, salt, key] = stored.split("$");
  if (scheme !== "scrypt" || !salt || !key) return false;
  const expected = Buffer.from(key, "base64url");
  const actual = await derive(
    password,
    Buffer.from(salt, "base64url"),
    Number(logCost),
    Number(blockSize),
    Number(parallelism),
  );
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function derive(password: Secret, salt: Buffer, logCost: number, r: number, p: number) {
  const options: ScryptOptions = { N: 2 ** logCost, r, p, maxmem: 64 * 1024 * 1024 };
  return new Promise<Buffer>((resolve, reject) => {
    scrypt(passwordBytes(password), salt, HASH_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** Keyboards differ in how they compose "ü"; the same word is the same password. */
export function passwordBytes(password: Secret): Buffer {
  return Buffer.from(password.reveal().normalize("NFKC"));
}
