import { createHmac, randomBytes, scrypt, timingSafeEqual } from "node:crypto";

export type StoredSecret = { salt: Buffer; hash: Buffer };

/** 256 random bits: shown once, never kept. */
export function makeSecret(): string {
  return randomBytes(32).toString("base64url");
}

export async function hashSecret(secret: string): Promise<StoredSecret> {
  const salt = randomBytes(16);
  return { salt, hash: await stretch(secret, salt) };
}

export async function isSecret(given: string, { salt, hash }: StoredSecret): Promise<boolean> {
  return timingSafeEqual(await stretch(given, salt), hash);
}

/** The name under which a verified pair is remembered: nobody can make it without this process's key. */
export function fingerprint(key: Buffer, userName: string, secret: string): string {
  return createHmac("sha256", key).update(userName).update("\0").update(secret).digest("base64");
}

function stretch(secret: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(secret, salt, 32, (error, key) => (error ? reject(error) : resolve(key))),
  );
}
