import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { arrayLiteral, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Run } from "./run-store.ts";

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

export type Message = {
  messageId: string;
  runId: number;
  objectType: Run["objectType"];
  keys: string[];
  changeNumbers: number[];
  body: Buffer;
};

/** Under the lock of the run: halves of one message and the next package come at the same time and would take one position. */
export async function insertMessages(transaction: DbTransaction, messages: Message[]): Promise<void> {
  const [first] = messages;
  if (first) await sql`select from replication.run where run_id = ${first.runId} for update`.execute(transaction);
  for (const { messageId, runId, objectType, keys, changeNumbers, body } of messages) {
    const packed = await compress(body);
    await sql`
      insert into replication.message (message_id, run_id, position, object_type, state, object_keys, change_numbers, body, bytes, created_at)
      select ${messageId}, ${runId}, coalesce(max(position), 0) + 1, ${objectType}, 'stored', ${arrayLiteral(keys)}::text[], ${arrayLiteral(changeNumbers)}::bigint[], ${packed}, ${body.length}, now()
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
      change_numbers as "changeNumbers", body from replication.message where message_id = ${messageId}`.execute(db);
  const [row] = rows;
  return row && { ...row, body: await decompress(row.body) };
}

export type Closing = { state: "sent" | "split" | "refused"; statusCode: number; reason?: string };

export async function closeMessage(
  transaction: DbTransaction,
  messageId: string,
  { state, statusCode, reason }: Closing,
): Promise<void> {
  await sql`
    update replication.message set state = ${state}, status_code = ${statusCode}, reason = ${reason ?? null}, attempts = attempts + 1,
      sent_at = case when ${state}::text = 'sent' then now() end
    where message_id = ${messageId}`.execute(transaction);
}

export async function countAttempt(db: Db, messageId: string, reason: string): Promise<void> {
  await sql`update replication.message set attempts = attempts + 1, reason = ${reason} where message_id = ${messageId}`.execute(
    db,
  );
}

/** What each object's receiver has: a message with a lower change number, answered late, does not set it back. */
export async function noteObjects(
  transaction: DbTransaction,
  receiverId: string,
  message: Message,
  state: "sent" | "refused",
  reason?: string,
): Promise<void> {
  await sql`
    insert into replication.object_status as status (receiver_id, object_type, object_key, state, change_number, message_id, at, reason)
    select ${receiverId}, ${message.objectType}, key, ${state}, change_number, ${message.messageId}, now(), ${reason ?? null}
    from unnest(${arrayLiteral(message.keys)}::text[], ${arrayLiteral(message.changeNumbers)}::bigint[]) as given(key, change_number)
    on conflict (receiver_id, object_type, object_key) do update set state = excluded.state, change_number = excluded.change_number,
      message_id = excluded.message_id, at = excluded.at, reason = excluded.reason
    where status.change_number <= excluded.change_number`.execute(transaction);
}
