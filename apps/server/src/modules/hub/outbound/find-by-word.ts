import { parseReceiptNumber } from "@counterfoil/contracts";
import { type RawBuilder, sql } from "@counterfoil/platform";

/** Transactions that a customer, an article, a barcode or another system's reference names. */
export type FindTransactions = (word: string) => Promise<{ storeId: string; id: string }[]>;

/** A search stops collecting here; who has more needs a longer word. */
const MATCHES_AT_MOST = 10_000;
const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Store and id of the messages that a word is of: the beginning of a receipt number, an IDoc number, a message id, or what is in the
 * transaction. Each way by its own index: asked with "or", 2 million messages were read for one receipt (1.9 s, so 10 ms).
 */
export async function messagesOf(word: string, findTransactions: FindTransactions): Promise<RawBuilder<unknown>> {
  const key = word.toUpperCase();
  const id = word.toLowerCase();
  const ways = [
    sql`select store_id, id from hub.outbound_message
      where business_key >= ${key} and business_key < ${`${key}\u{10ffff}`} limit ${MATCHES_AT_MOST}`,
    carriedBy(sql`carrier.idoc_number in (${word}, ${word.padStart(16, "0")})`),
  ];
  if (isUuid.test(id))
    ways.push(
      sql`select store_id, id from hub.outbound_message where id = ${id}::uuid`,
      carriedBy(sql`carrier.message_key = ${id}::uuid`),
    );
  else if (!parseReceiptNumber(key)) {
    const found = await findTransactions(word);
    if (found.length > 0)
      ways.push(
        sql`select * from unnest(${found.map(({ storeId }) => storeId)}::text[], ${found.map((each) => each.id)}::uuid[])`,
      );
  }
  return sql.join(
    ways.map((way) => sql`(${way})`),
    sql` union `,
  );
}

const carriedBy = (document: RawBuilder<unknown>) =>
  sql`select carried.store_id, carried.id from hub.outbound_document as carrier
    join hub.outbound_message as carried on carried.document_id = carrier.id where ${document} limit ${MATCHES_AT_MOST}`;
