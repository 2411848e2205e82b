import type { OutboundMessage, OutboundSearchQuerySchema, Page } from "@counterfoil/contracts";
import { invalidRequest, type RawBuilder, sql } from "@counterfoil/platform";
import type { Static } from "typebox";
import type { OutboundContext } from "../context.ts";
import { messagesOf } from "../find-by-word.ts";

export type MessageQuery = Static<typeof OutboundSearchQuerySchema>;

const states = new Set(["waiting", "sending", "delivered", "posted", "setAside", "failed", "dead"]);
const COUNTED_AT_MOST = 10_000;

type SearchContext = Pick<OutboundContext, "db" | "findTransactions">;
type Row = OutboundMessage & { createdAtText: string };

/** Newest first, by whatever the word is of. */
export async function searchMessages(context: SearchContext, query: MessageQuery): Promise<Page<OutboundMessage>> {
  const { db } = context;
  const limit = query.limit ?? 50;
  const conditions = await conditionsOf(context, query);
  const { rows } = await sql<{ message: Row }>`
    select json_strip_nulls(json_build_object('id', message.id, 'service', message.service, 'businessKey', business_key,
      'storeId', message.store_id, 'tillId', till_id, 'createdAt', message.created_at, 'state', message.state,
      'attempts', message.attempts, 'nextAttemptAt', next_attempt_at, 'reasonCode', message.reason_code,
      'reason', message.reason, 'documentId', document_id::text, 'idocNumber', idoc_number,
      'reversal', reversal, 'createdAtText', message.created_at::text)) as message
    from hub.outbound_message as message left join hub.outbound_document as document on document.id = document_id
    where ${conditions} ${positionOf(query.next)}
    order by message.created_at desc, message.id desc limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit).map(({ message }) => message);
  const last = page.at(-1);
  const total = query.next === undefined ? await countMatches(context, conditions) : COUNTED_AT_MOST + 1;
  return {
    items: page.map(({ createdAtText: _position, ...message }) => message),
    ...(rows.length > limit && last ? { next: `${last.createdAtText}|${last.id}` } : {}),
    ...(total > COUNTED_AT_MOST ? {} : { total }),
  };
}

async function conditionsOf(
  { findTransactions }: SearchContext,
  { state, storeId, query }: MessageQuery,
): Promise<RawBuilder<unknown>> {
  const conditions = [sql`true`];
  if (state !== undefined) {
    const named = state.split(",").map((each) => each.trim());
    const unknown = named.find((each) => !states.has(each));
    if (unknown !== undefined) throw invalidRequest(`There is no state ${unknown}.`, "/query/state");
    conditions.push(sql`message.state = any(${named})`);
  }
  if (storeId !== undefined) conditions.push(sql`message.store_id = ${storeId}`);
  const word = query?.trim() ?? "";
  if (word !== "")
    conditions.push(sql`(message.store_id, message.id) in (${await messagesOf(word, findTransactions)})`);
  return sql.join(conditions, sql` and `);
}

function positionOf(next: string | undefined): RawBuilder<unknown> {
  if (next === undefined) return sql``;
  const match = /^([0-9 :.+-]{10,40})\|([0-9a-f-]{36})$/.exec(next);
  if (!match) throw invalidRequest("This page does not exist.", "/query/next");
  return sql`and (message.created_at, message.id) < (${match[1]}::timestamptz, ${match[2]}::uuid)`;
}

async function countMatches({ db }: SearchContext, conditions: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from hub.outbound_message as message
        left join hub.outbound_document as document on document.id = document_id
      where ${conditions} limit ${COUNTED_AT_MOST + 1}) as matching`.execute(db);
  return rows[0]?.count ?? 0;
}
