import { inTransaction, notFound, problemOf, sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { type ElementResult, onlyResult } from "../../../elements.ts";
import { lockObjects, readObjects, specs } from "../object-store.ts";
import { isBonusBuy, type PromotionKind, type StoredBonusBuy, type StoredPromotion } from "../promotion.ts";
import { upsertPromotions } from "./upsert-promotions.ts";

type Either = StoredPromotion | StoredBonusBuy;
export const promotionWasSent = problemOf(409, "promotion-status", "The promotion is no longer in work");

/** Releases it to the receivers, or takes it back from them. */
export async function setPromotionStatus(
  db: Db,
  kind: PromotionKind,
  key: string,
  status: "released" | "withdrawn",
  by: string,
): Promise<ElementResult> {
  const { content, changeNumber } = await readPromotion(db, kind, key);
  return onlyResult(await upsertPromotions(db, kind, [{ ...content, status, changeNumber }], by));
}

/** The same once more, in work and with a number of its own. */
export async function copyPromotion(db: Db, kind: PromotionKind, key: string, by: string): Promise<ElementResult> {
  const { content } = await readPromotion(db, kind, key);
  const { promotionId, ...promotion } = content;
  const { bonusBuyId: _, ...bonusBuy } = content as StoredBonusBuy;
  const element = isBonusBuy(content) ? { ...bonusBuy, ...(promotionId && { promotionId }) } : promotion;
  return onlyResult(await upsertPromotions(db, kind, [{ ...element, status: "inWork" }], by));
}

/** Only what nobody has heard of yet. Its change documents stay. */
export async function removePromotion(db: Db, kind: PromotionKind, key: string): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const spec = specs[kind];
    await lockObjects(transaction, spec);
    const [stored] = await readObjects<Either>(transaction, spec, [key]);
    if (!stored) throw notFound(`There is no number ${key}.`);
    if (stored.content.status !== "inWork")
      throw promotionWasSent(`${key} is ${stored.content.status}: withdraw it instead.`);
    await sql`delete from ${sql.table(spec.table)} where ${sql.ref(spec.key)} = ${key}`.execute(transaction);
  });
}

async function readPromotion(db: Db, kind: PromotionKind, key: string) {
  const [stored] = await readObjects<Either>(db, specs[kind], [key]);
  if (!stored) throw notFound(`There is no number ${key}.`);
  return stored;
}
