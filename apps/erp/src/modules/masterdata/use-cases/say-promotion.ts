import type { Db } from "../../../database.ts";
import type { ElementProblem } from "../../../elements.ts";
import type { PromotionKind } from "../promotion.ts";
import { sentencesOf } from "../queries/promotions.ts";
import { readBonusBuy, readPromotion } from "./upsert-promotions.ts";

/** What an entry that is still being typed says, or what is missing in it. */
export async function sayPromotion(
  db: Db,
  kind: PromotionKind,
  element: unknown,
): Promise<{ sentence?: { en: string; de: string }; problem?: ElementProblem }> {
  const reading = kind === "promotion" ? readPromotion(element) : readBonusBuy(element);
  if ("problem" in reading) return { problem: reading.problem };
  const [sentence] = await sentencesOf(db, [reading.content]);
  return sentence ? { sentence } : {};
}
