import { sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../../database.ts";
import { decodeNext, pageOf } from "../../../pages.ts";
import { priceElement } from "../price.ts";
import { priceColumns, type StoredPrice } from "../price-store.ts";

export const PriceSearchSchema = Type.Object({
  articleId: Type.Optional(Type.String({ maxLength: 40 })),
  siteId: Type.Optional(Type.String({ maxLength: 4 })),
  priceList: Type.Optional(Type.String({ maxLength: 2 })),
  validOn: Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })),
  next: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
});
export type PriceSearch = Static<typeof PriceSearchSchema>;

export async function searchPrices(db: Db, search: PriceSearch) {
  const limit = search.limit ?? 50;
  const [articleId = "", priceId = 0] = decodeNext(search.next) ?? [];
  const conditions = [sql`(article_id, price_id) > (${String(articleId)}, ${Number(priceId)}::bigint)`];
  if (search.articleId) conditions.push(sql`article_id = ${search.articleId}`);
  if (search.siteId) conditions.push(sql`site_id = ${search.siteId}`);
  if (search.priceList) conditions.push(sql`price_list = ${search.priceList}`);
  if (search.validOn) conditions.push(sql`${search.validOn}::date between valid_from and valid_to`);
  const { rows } = await sql<StoredPrice>`
    select ${priceColumns} from masterdata.sales_price where ${sql.join(conditions, sql` and `)}
    order by article_id, price_id limit ${limit + 1}`.execute(db);
  const { items, ...next } = pageOf(rows, limit, (row) => [row.articleId, row.priceId]);
  return { items: items.map(priceElement), ...next };
}
