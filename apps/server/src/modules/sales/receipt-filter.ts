import { parseReceiptNumber, type ReceiptSearchQuerySchema } from "@counterfoil/contracts";
import { type RawBuilder, sql } from "@counterfoil/platform";
import type { Static } from "typebox";

export type ReceiptQuery = Static<typeof ReceiptSearchQuerySchema>;

/** A search by words stops collecting here; who has more needs another word. */
const MATCHES_AT_MOST = 10_000;

/** What a query means for sales.transaction, and sales.posting beside it; all values are bound. */
export type ReceiptConditions = {
  where: RawBuilder<unknown>;
  /** Store and id of all that a word finds. */
  found: RawBuilder<unknown> | undefined;
  /** By which of the two tables; each transaction has one posting, which is looked at only where it is asked for. */
  by: { transaction: boolean; posting: boolean };
  /** The few that are on their way or stuck are listed from their own side. */
  open: boolean;
};

/** What a word is a name of, beside a receipt: customers by their names, articles by their barcodes. */
export type NamedByWord = { customerIds: readonly string[]; articleIds: readonly string[] };

export function receiptConditions(query: ReceiptQuery, named: NamedByWord): ReceiptConditions {
  const { kind, storeId, tillId, from, to, posting, deviating } = query;
  const word = query.query?.trim() ?? "";
  const number = parseReceiptNumber(word.toUpperCase());
  const found = word === "" || number ? undefined : foundByWord(word, named);
  const ofHead = [
    kind === undefined ? undefined : sql`transaction.kind = ${kind}`,
    tillId === undefined ? undefined : sql`transaction.till_id = ${tillId}`,
    ...daysCondition(from, to),
    deviating === undefined ? undefined : sql`(transaction.deviation_count > 0) = ${deviating}`,
    number && hasNumber(number),
    found && sql`(transaction.store_id, transaction.id) in (select store_id, id from found)`,
  ].filter((condition) => condition !== undefined);
  const by = { transaction: ofHead.length > 0 || posting === undefined, posting: posting !== undefined };
  const conditions = [...ofHead, sql`true`];
  if (storeId !== undefined)
    conditions.push(sql`${sql.ref(by.posting ? "posting" : "transaction")}.store_id = ${storeId}`);
  if (posting !== undefined) conditions.push(sql`posting.state = ${posting}`);
  const open = posting !== undefined && posting !== "posted";
  return { where: sql.join(conditions, sql` and `), found, by, open };
}

/** One day has an index in the order of the list; from its day to the same day the database would not see that it is one. */
function daysCondition(from: string | undefined, to: string | undefined): (RawBuilder<unknown> | undefined)[] {
  if (from !== undefined && from === to) return [sql`transaction.business_date = ${from}::date`];
  return [
    from === undefined ? undefined : sql`transaction.business_date >= ${from}::date`,
    to === undefined ? undefined : sql`transaction.business_date <= ${to}::date`,
  ];
}

/** Without the store, each of 500 was looked into: 100 ms for one receipt. */
const hasNumber = ({ storeId, tillNumber, running }: NonNullable<ReturnType<typeof parseReceiptNumber>>) =>
  sql`transaction.store_id = ${storeId} and transaction.till_id = ${`${storeId}-${tillNumber}`} and transaction.running = ${running}`;

/** A word is the last digits of a receipt number, an external reference, a customer, an article or its barcode. Each way has its index. */
export function foundByWord(word: string, { customerIds, articleIds }: NamedByWord): RawBuilder<unknown> {
  const ways = [
    sql`select store_id, id from sales.transaction where external_reference = ${word} limit ${MATCHES_AT_MOST}`,
    sql`select store_id, id from sales.transaction where customer_id = any(${[word, ...customerIds]})
      order by occurred_at desc limit ${MATCHES_AT_MOST}`,
    sql`select store_id, transaction_id from sales.line where article_id = any(${[word, word.toUpperCase(), ...articleIds]})
      order by transaction_id desc limit ${MATCHES_AT_MOST}`,
  ];
  // Each till is looked into for it.
  if (/^\d{1,6}$/.test(word))
    ways.push(sql`select store_id, id from sales.transaction where running = ${Number(word)} limit ${MATCHES_AT_MOST}`);
  return sql.join(
    ways.map((way) => sql`(${way})`),
    sql` union `,
  );
}
