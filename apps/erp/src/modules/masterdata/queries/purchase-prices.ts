import { sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../../database.ts";
import { decodeNext, pageOf } from "../../../pages.ts";
import type { PurchasePrice } from "../purchase-price.ts";

export const PurchasePriceSearchSchema = Type.Object({
  articleId: Type.Optional(Type.String({ maxLength: 40 })),
  siteId: Type.Optional(Type.String({ maxLength: 4 })),
  vendor: Type.Optional(Type.String({ maxLength: 40 })),
  validOn: Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })),
  next: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
});
export type PurchasePriceSearch = Static<typeof PurchasePriceSearchSchema>;

type Row = { articleId: string; price: PurchasePrice };

export async function searchPurchasePrices(db: Db, search: PurchasePriceSearch) {
  const limit = search.limit ?? 50;
  const [articleId = "", number = 0] = decodeNext(search.next) ?? [];
  const conditions = [sql`article_id >= ${String(articleId)}`];
  conditions.push(sql`(article_id, (price ->> 'number')::bigint) > (${String(articleId)}, ${Number(number)}::bigint)`);
  if (search.articleId) conditions.push(sql`article_id = ${search.articleId}`);
  if (search.siteId) conditions.push(sql`price ->> 'siteId' = ${search.siteId}`);
  if (search.vendor) conditions.push(sql`position(lower(${search.vendor}) in lower(price ->> 'vendor')) > 0`);
  if (search.validOn)
    conditions.push(sql`${search.validOn}::text between price ->> 'validFrom' and price ->> 'validTo'`);
  const { rows } = await sql<Row>`
    select article_id as "articleId", price
    from masterdata.purchase_prices, jsonb_array_elements(content -> 'prices') price
    where ${sql.join(conditions, sql` and `)}
    order by article_id, (price ->> 'number')::bigint limit ${limit + 1}`.execute(db);
  const { items, ...next } = pageOf(rows, limit, (row) => [row.articleId, row.price.number]);
  return { items: items.map(({ articleId, price }) => ({ articleId, ...price })), ...next };
}
