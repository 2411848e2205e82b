import { type RawBuilder, sql } from "@counterfoil/platform";
import { messagesOf } from "../outbound/index.ts";
import type { MendingContext } from "./context.ts";

/**
 * The cases that a word is of: a receipt or an object by its key, a message by its id or its IDoc's number, and what names a
 * transaction or an article: a customer, a barcode.
 */
export async function casesOf(
  { findTransactions, findArticles }: Pick<MendingContext, "findTransactions" | "findArticles">,
  word: string,
): Promise<RawBuilder<unknown>> {
  const articles = /^\d{8,14}$/.test(word) ? await findArticles(word) : [];
  return sql`id in (
    (select id from hub.mending_case where business_key = any(${[word, word.toUpperCase(), ...articles]}))
    union (select one.id from (${await messagesOf(word, findTransactions)}) as message (store_id, id)
      join hub.mending_case as one on one.message_id = message.id and one.store_id = message.store_id)
    union (select one.id from hub.inbound_document as document join hub.mending_case as one on one.document_id = document.id
      where document.message_id = ${word}))`;
}
