import { createHmac, timingSafeEqual } from "node:crypto";
import type { Db } from "../../database.ts";
import { readTokensOf } from "./store.ts";
import type { Till } from "./till.ts";

export type Signer = { till: Till; signedBy: "device" | "formerDevice" };

/** Whose device has signed a text: the one that the till has now, or one that it had. Its key is the hash of its token. */
export async function findSigner(db: Db, tillId: string, text: string, signature: Buffer): Promise<Signer | undefined> {
  for (const { tokenHash, till, revoked } of await readTokensOf(db, tillId)) {
    const own = createHmac("sha256", tokenHash).update(text).digest();
    if (own.length === signature.length && timingSafeEqual(own, signature))
      return { till, signedBy: revoked ? "formerDevice" : "device" };
  }
  return undefined;
}
