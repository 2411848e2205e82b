import { sql } from "@counterfoil/platform";
import type { Bulk } from "../../../../bulk/bulk-transaction.ts";
import type { PpsPromotion } from "../rop/pps-promotion.ts";

/** As they stand now, staged ones included. */
export async function readStagedPromotions({ db }: Bulk, ids: readonly string[]): Promise<Map<string, PpsPromotion>> {
  const { rows } = await sql<{ id: string; content: PpsPromotion }>`
    select promotion_id as id, content from prices.promotion where promotion_id = any(${[...ids]}) and to_book is null`.execute(
    db,
  );
  return new Map(rows.map(({ id, content }) => [id, content]));
}
