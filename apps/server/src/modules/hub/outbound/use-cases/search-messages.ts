import type { OutboundMessage, OutboundSearchQuerySchema, Page } from "@counterfoil/contracts";
import { invalidRequest, type RawBuilder, sql } from "@counterfoil/platform";
import type { Static } from "typebox";
import type { Db } from "../../../../database.ts";

export type MessageQuery = Static<typeof OutboundSearchQuerySchema>;

const states = new Set(["waiting", "sending", "delivered", "posted", "setAside", "failed", "dead"]);
const COUNTED_AT_MOST = 10_000;

type Row = OutboundMessage & { createdAtText: string };

/** Newest first. The word is a receipt number, the beginning of one, or an IDoc number. */
export async function searchMessages(db: Db, query: MessageQuery): Promise<Page<OutboundMessage>> {
  const limit = query.limit ?? 50;
  const conditions = conditionsOf(query);
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
  const total = query.next === undefined ? await countMatches(db, conditions) : COUNTED_AT_MOST + 1;
  return {
    items: page.map(({ createdAtText: _position, ...message }) => message),
    ...(rows.length > limit && last ? { next: `${last.createdAtText}|${last.id}` } : {}),
    ...(total > COUNTED_AT_MOST ? {} : { total }),
  };
}

function conditionsOf({ state, storeId, query }: MessageQuery): RawBuilder<unknown> {
  const conditions = [sql`true`];
  if (state !== undefined) {
    const named = state.split(",").map((each) => each.trim());
    const unknown = named.find((each) => !states.has(each));
    if (unknown !== undefined) throw invalidRequest(`There is no state ${unknown}.`, "/query/state");
    conditions.push(sql`message.state = any(${named})`);
  }
  if (storeId !== undefined) conditions.push(sql`message.store_id = ${storeId}`);
  const word = query?.trim() ?? "";
  if (word !== "") conditions.push(wordCondition(word));
  return sql.join(conditions, sql` and `);
}

/** A search stops collecting here; who has more needs a longer word. */
const MATCHES_AT_MOST = 10_000;

/** Each way by its own index: asked with "or", 2 million messages were read for one receipt (1.9 s, so 10 ms). */
function wordCondition(word: string): RawBuilder<unknown> {
  const key = word.toUpperCase();
  return sql`(message.store_id, message.id) in (
    (select store_id, id from hub.outbound_message
      where business_key >= ${key} and business_key < ${`${key}\u{10ffff}`} limit ${MATCHES_AT_MOST})
    union (select carried.store_id, carried.id from hub.outbound_document as carrier
      join hub.outbound_message as carried on carried.document_id = carrier.id
      where carrier.idoc_number in (${word}, ${word.padStart(16, "0")}) limit ${MATCHES_AT_MOST}))`;
}

function positionOf(next: string | undefined): RawBuilder<unknown> {
  if (next === undefined) return sql``;
  const match = /^([0-9 :.+-]{10,40})\|([0-9a-f-]{36})$/.exec(next);
  if (!match) throw invalidRequest("This page does not exist.", "/query/next");
  return sql`and (message.created_at, message.id) < (${match[1]}::timestamptz, ${match[2]}::uuid)`;
}

async function countMatches(db: Db, conditions: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from hub.outbound_message as message
        left join hub.outbound_document as document on document.id = document_id
      where ${conditions} limit ${COUNTED_AT_MOST + 1}) as matching`.execute(db);
  return rows[0]?.count ?? 0;
}
