import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";

/** Where promotions that other systems have sent stand: nobody here may move them. */
export async function readForeignPlaces(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { sequence: number; resolution: number }>> {
  const { rows } = await sql<{ id: string; sequence: number; resolution: number }>`
    select promotion_id as id, (head ->> 'sequence')::int as sequence, (head ->> 'resolution')::int as resolution
    from prices.promotion where to_book is null and origin in ('erp', 'pps') and promotion_id = any(${ids})`.execute(
    db,
  );
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}
