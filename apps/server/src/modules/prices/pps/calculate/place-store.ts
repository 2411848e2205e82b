import { sql } from "@counterfoil/platform";
import type { Db } from "../../../../database.ts";
import { inBook } from "../../books/index.ts";

/** In which currencies a business unit has prices: one, unless somebody made a mistake. */
export async function readCurrencies(
  db: Db,
  { book, storeId, source }: { book: number; storeId: string; source: string | undefined },
): Promise<string[]> {
  const { rows } = await sql<{ currency: string }>`
    select distinct currency from prices.price
    where store_id = ${storeId} and ${inBook(book)} and (${source ?? null}::text is null or source_system is null or source_system = ${source ?? null})
    order by currency limit 3`.execute(db);
  return rows.map(({ currency }) => currency);
}

/** The systems that sent something of the book, but for the retailer's own. */
export async function readSources(db: Db, book: number): Promise<Set<string>> {
  const { rows } = await sql<{ source: string }>`
    select source_system as source from prices.price where source_system is not null and ${inBook(book)}
    union
    select source_system from prices.promotion where source_system is not null and ${inBook(book)}`.execute(db);
  return new Set(rows.map(({ source }) => source));
}
