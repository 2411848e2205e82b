import { putModel } from "../../tools/demo/replicate.ts";
import type { Instance } from "../../tools/instance/instance.ts";
import type { Doors } from "../loop.ts";
import { familyOffers } from "../pricing/families.ts";
import { putPromotions } from "../pricing/put-promotions.ts";
import { createArticles, replicateAll } from "../replication.ts";

export type Filling = { articles: number; promotions: number };
const FAMILY = 15;

/** A store's whole stock of articles, through the ERP as any, and promotions that compete for them. Answers some of their codes. */
export async function fillStore(
  instance: Instance,
  doors: Doors,
  { articles, promotions }: Filling,
): Promise<string[]> {
  await putModel(doors.erp, { active: false });
  const made = await createArticles(doors, articles);
  await replicateAll(instance, doors, "article");
  const families = Array.from({ length: Math.ceil(promotions / 3) }, (_none, family) =>
    Array.from({ length: FAMILY }, (_each, member) => made[(family * FAMILY + member) % made.length]?.articleId ?? ""),
  );
  await putPromotions(instance.databaseUrls.server, familyOffers(families, promotions), []);
  // Dear enough that no promotion makes a receipt of nothing, which asks for no money.
  const sold = made.filter(({ regularPriceMinor = 0 }) => regularPriceMinor >= 400);
  return sold.slice(0, 2000).flatMap(({ gtin = [] }) => gtin);
}
