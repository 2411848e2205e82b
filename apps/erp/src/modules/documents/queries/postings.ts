import { milliToQuantity } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";

export async function readPosting(db: Db, year: number, number: number) {
  const { rows } = await sql<{
    receiptId: number;
    receiptNumber: string;
    kind: string;
    siteId: string;
    till: string;
    postingDate: string;
    currency: string;
    reference: string;
    customerId: string | null;
    postedAt: Date;
  }>`
    select posting.receipt_id as "receiptId", receipt_number as "receiptNumber", posting.kind, posting.site_id as "siteId", posting.till,
      posting_date as "postingDate", posting.currency, reference, customer_id as "customerId", posting.posted_at as "postedAt"
    from documents.posting join documents.receipt using (receipt_id) where year = ${year} and number = ${number}`.execute(
    db,
  );
  const [posting] = rows;
  if (!posting) return undefined;
  const items = await sql<{
    item: number;
    account: string;
    accountTexts: unknown;
    amount: number;
    articleId: string | null;
    quantityMilli: number | null;
    taxCode: string | null;
    code: string | null;
  }>`
    select item, account, (select texts from documents.account_code where account_code.account = posting_item.account limit 1) as "accountTexts",
      amount_minor as amount, article_id as "articleId", quantity_milli as "quantityMilli", tax_code as "taxCode", code
    from documents.posting_item where year = ${year} and number = ${number} order by item`.execute(db);
  return {
    year,
    number,
    ...posting,
    items: items.rows.map(({ quantityMilli, ...item }) => ({
      ...item,
      ...(quantityMilli !== null && { quantity: milliToQuantity(quantityMilli) }),
    })),
  };
}
