import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Environment, SettingError } from "./environment.ts";

/** 32 random bytes that never enter the database, so that a copy of the database does not open what it holds. */
export type SecretKey = Buffer;

/** SECRET_KEY (64 hexadecimal digits), else `$DATA_DIR/secret.key`, which the first start writes (mode 600). */
export async function readSecretKey(environment: Environment, dataFolder: string): Promise<SecretKey> {
  const given = environment.SECRET_KEY?.trim();
  if (given) return parseKey(given, "SECRET_KEY");
  const path = join(dataFolder, "secret.key");
  await writeOnce(path, randomBytes(32).toString("hex"));
  return parseKey((await readFile(path, "utf8")).trim(), path);
}

/** A key for one purpose, so that a leak in one place does not open another. */
export function deriveKey(secret: SecretKey, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "counterfoil", purpose, 32));
}

/** AES-256-GCM; what comes out names neither key nor text and cannot be changed unnoticed. */
export function encryptText(key: Buffer, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
}

/** The key is another one than it was sealed with, or what was sealed has been changed: only who knows the text can type it again. */
class SealBroken extends Error {
  constructor(options: ErrorOptions) {
    super("This secret was sealed with another key. Type it again.", options);
    this.name = "SealBroken";
  }
}

export function decryptText(key: Buffer, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64");
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new SealBroken({ cause });
  }
}

/** The same; nothing where the key is another one than it was sealed with. */
export function openSeal(key: Buffer, sealed: string): string | undefined {
  try {
    return decryptText(key, sealed);
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

/** Whole or not at all, and only once, though two programs of one data folder start together. */
async function writeOnce(path: string, text: string): Promise<void> {
  await mkdir(join(path, ".."), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${text}\n`, { mode: 0o600, flag: "wx" });
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

function parseKey(text: string, where: string): SecretKey {
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new SettingError(`${where} is not a key of 64 hexadecimal digits.`);
  return Buffer.from(text, "hex");
}
