import { parseReceiptNumber, type ReceiptSearchQuerySchema } from "@counterfoil/contracts";
import { type RawBuilder, sql } from "@counterfoil/platform";
import type { Static } from "typebox";

export type ReceiptQuery = Static<typeof ReceiptSearchQuerySchema>;

/** A search by words stops collecting here; who has more needs another word. */
const MATCHES_AT_MOST = 10_000;

/** The conditions on sales.transaction (and sales.posting beside it) that a query means. All values are bound. */
export function receiptConditions(query: ReceiptQuery, customerIds: readonly string[]): RawBuilder<unknown> {
  const { kind, storeId, tillId, from, to, posting, deviating } = query;
  const conditions = [
    kind === undefined ? undefined : sql`transaction.kind = ${kind}`,
    storeId === undefined ? undefined : sql`transaction.store_id = ${storeId}`,
    tillId === undefined ? undefined : sql`transaction.till_id = ${tillId}`,
    ...daysCondition(from, to),
    posting === undefined ? undefined : sql`posting.state = ${posting}`,
    deviating === undefined ? undefined : sql`(transaction.deviation_count > 0) = ${deviating}`,
    wordCondition(query.query?.trim() ?? "", customerIds),
  ].filter((condition) => condition !== undefined);
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** One day has an index in the order of the list; from its day to the same day the database would not see that it is one. */
function daysCondition(from: string | undefined, to: string | undefined): (RawBuilder<unknown> | undefined)[] {
  if (from !== undefined && from === to) return [sql`transaction.business_date = ${from}::date`];
  return [
    from === undefined ? undefined : sql`transaction.business_date >= ${from}::date`,
    to === undefined ? undefined : sql`transaction.business_date <= ${to}::date`,
  ];
}

/** A word is a receipt number or its last digits, an external reference, a customer or an article. Each way has its index. */
function wordCondition(word: string, customerIds: readonly string[]): RawBuilder<unknown> | undefined {
  if (word === "") return undefined;
  const number = parseReceiptNumber(word.toUpperCase());
  if (number)
    return sql`transaction.till_id = ${`${number.storeId}-${number.tillNumber}`} and transaction.running = ${number.running}`;
  const running = /^\d{1,6}$/.test(word) ? Number(word) : 0;
  return sql`(transaction.store_id, transaction.id) in (
    (select store_id, id from sales.transaction where running = ${running} limit ${MATCHES_AT_MOST})
    union (select store_id, id from sales.transaction where external_reference = ${word} limit ${MATCHES_AT_MOST})
    union (select store_id, id from sales.transaction where customer_id = any(${[word, ...customerIds]})
      order by occurred_at desc limit ${MATCHES_AT_MOST})
    union (select store_id, transaction_id from sales.line where article_id in (${word}, ${word.toUpperCase()})
      order by transaction_id desc limit ${MATCHES_AT_MOST}))`;
}
