import { createHash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** 256 random bits: shown once, never kept. */
export function makeSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Nothing can be guessed of 256 random bits, so that a slow hash would only slow every call down. */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

export function isSecret(given: string, hash: Buffer): boolean {
  const hashed = hashSecret(given);
  return hashed.length === hash.length && timingSafeEqual(hashed, hash);
}

/** One from before 0401, which was hashed slowly. */
export async function isSaltedSecret(given: string, salt: Buffer, hash: Buffer): Promise<boolean> {
  const stretched = await new Promise<Buffer>((resolve, reject) =>
    scrypt(given, salt, hash.length, (error, key) => (error ? reject(error) : resolve(key))),
  );
  return timingSafeEqual(stretched, hash);
}
