import type { AnyKysely } from "./database.ts";
import { SettingError } from "./environment.ts";
import { readSetting, writeSetting } from "./people/settings.ts";
import { deriveKey, type SecretKey } from "./secret-key.ts";

const NAME = "secretKeyMark";

/**
 * A database that was restored without its key would start with a fresh one, and everything that was sealed would fail one by one, each
 * in its own words. A mark of the key, which tells nothing of it, is kept beside what it has sealed.
 */
export async function requireSameKey(db: AnyKysely, key: SecretKey, isLost = false): Promise<void> {
  const mark = deriveKey(key, "mark").toString("base64");
  const known = await readSetting<string | undefined>(db, NAME, undefined);
  if (known === mark) return;
  if (known !== undefined && !isLost)
    throw new SettingError(
      "the secret key is not the one that this database was sealed with. Put its secret.key or SECRET_KEY back; if it is lost, start once with SECRET_KEY_LOST=yes and type the secrets of other systems again (docs/SECURITY.md).",
    );
  await writeSetting(db, NAME, mark);
}
