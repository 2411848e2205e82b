import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { arrayLiteral, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import { factsOf, type Reason, type Run } from "./run-store.ts";

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

export type Message = {
  messageId: string;
  runId: number;
  objectType: Run["objectType"];
  keys: string[];
  changeNumbers: number[];
  /** Those of them that it takes back. */
  withdrawnKeys: string[];
  /** The positions of the run that it stands for. */
  firstObject: number;
  lastObject: number;
  body: Buffer;
};
/** Of a test run only the first are kept to be looked at. */
const TEST_DOCUMENTS = 3;

/** Under the lock of the run: halves of one message and the next package come at the same time and would take one position. */
export async function insertMessages(
  transaction: DbTransaction,
  messages: Message[],
  state: "stored" | "test" = "stored",
): Promise<void> {
  const [first] = messages;
  if (first) await sql`select from replication.run where run_id = ${first.runId} for update`.execute(transaction);
  for (const message of messages) {
    const { messageId, runId, objectType, keys, changeNumbers, withdrawnKeys, firstObject, lastObject, body } = message;
    const packed = await compress(body);
    await sql`
      insert into replication.message (message_id, run_id, position, object_type, state, object_keys, change_numbers, withdrawn_keys,
        first_object, last_object, body, bytes, created_at)
      select ${messageId}, ${runId}, coalesce(max(position), 0) + 1, ${objectType}, ${state}, ${arrayLiteral(keys)}::text[],
        ${arrayLiteral(changeNumbers)}::bigint[], ${arrayLiteral(withdrawnKeys)}::text[], ${firstObject}, ${lastObject},
        case when ${state}::text = 'stored' or count(*) < ${TEST_DOCUMENTS} then ${packed}::bytea else '' end, ${body.length}, now()
      from replication.message where run_id = ${runId}`.execute(transaction);
  }
}

export async function readUnsent(db: Db, runId: number): Promise<string[]> {
  const { rows } = await sql<{ messageId: string }>`
    select message_id as "messageId" from replication.message where run_id = ${runId} and state = 'stored' order by position`.execute(
    db,
  );
  return rows.map(({ messageId }) => messageId);
}

export async function findMessage(db: Db, messageId: string): Promise<Message | undefined> {
  const { rows } = await sql<Message>`
    select message_id as "messageId", run_id as "runId", object_type as "objectType", object_keys as keys,
      change_numbers as "changeNumbers", withdrawn_keys as "withdrawnKeys", first_object as "firstObject", last_object as "lastObject", body
    from replication.message where message_id = ${messageId}`.execute(db);
  const [row] = rows;
  return row && { ...row, body: row.body.length > 0 ? await decompress(row.body) : row.body };
}

export type Closing = { state: "sent" | "split" | "refused"; statusCode: number };

export async function closeMessage(
  transaction: DbTransaction,
  messageId: string,
  { state, statusCode }: Closing,
  why: Reason = {},
): Promise<void> {
  await sql`
    update replication.message set state = ${state}, status_code = ${statusCode}, attempts = attempts + 1, reason = ${why.reason ?? null},
      reason_code = ${why.code ?? null}, reason_facts = ${factsOf(why)}::jsonb, sent_at = case when ${state}::text = 'sent' then now() end
    where message_id = ${messageId}`.execute(transaction);
}

export async function countAttempt(db: Db, messageId: string, why: Reason): Promise<void> {
  await sql`update replication.message set attempts = attempts + 1, reason = ${why.reason ?? null}, reason_code = ${why.code ?? null},
      reason_facts = ${factsOf(why)}::jsonb where message_id = ${messageId}`.execute(db);
}

/**
 * What each object's receiver has: a message with a lower change number, answered late, does not set it back. What was refused
 * stays there as it was before.
 */
export async function noteObjects(
  transaction: DbTransaction,
  receiverId: string,
  message: Message,
  state: "sent" | "refused",
  why: Reason = {},
): Promise<void> {
  const { messageId, objectType, keys, changeNumbers, withdrawnKeys } = message;
  await sql`
    insert into replication.object_status as status (receiver_id, object_type, object_key, state, change_number, message_id, at, present,
      reason, reason_code, reason_facts)
    select ${receiverId}, ${objectType}, key, ${state}, change_number, ${messageId}, now(),
      ${state}::text = 'sent' and key <> all(${arrayLiteral(withdrawnKeys)}::text[]), ${why.reason ?? null}, ${why.code ?? null}, ${factsOf(why)}::jsonb
    from unnest(${arrayLiteral(keys)}::text[], ${arrayLiteral(changeNumbers)}::bigint[]) as given(key, change_number)
    on conflict (receiver_id, object_type, object_key) do update set state = excluded.state, change_number = excluded.change_number,
      message_id = excluded.message_id, at = excluded.at, reason = excluded.reason, reason_code = excluded.reason_code,
      reason_facts = excluded.reason_facts, confirmed_at = null,
      present = case when excluded.state = 'sent' then excluded.present else status.present end
    where status.change_number <= excluded.change_number`.execute(transaction);
}
