import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { ConfirmedObject, ConfirmedType } from "./read-confirmation.ts";

const compress = promisify(zstdCompress);
const expand = promisify(zstdDecompress);

export type NewConfirmation = {
  receiverId: string;
  messageKey: string;
  technicalUser: string;
  state: "applied" | "unknown" | "test" | "rejected";
  reason: string | null;
  reference: string | null;
  messageId: string | null;
  objects: readonly ConfirmedObject[];
  body: Buffer;
};

/** Undefined when it is here already. */
export async function insertConfirmation(db: Db, given: NewConfirmation): Promise<number | undefined> {
  const { receiverId, messageKey, technicalUser, state, reason, reference, messageId, objects, body } = given;
  const failed = objects.filter(({ result }) => result === "confirmedWithErrors").length;
  const { rows } = await sql<{ id: number }>`
    insert into replication.confirmation (receiver_id, message_key, technical_user, received_at, state, reason, reference,
      message_id, objects, failed, body, bytes)
    values (${receiverId}, ${messageKey}, ${technicalUser}, now(), ${state}, ${reason}, ${reference}, ${messageId},
      ${objects.length}, ${failed}, ${await compress(body)}, ${body.length})
    on conflict (receiver_id, message_key) do nothing returning confirmation_id as id`.execute(db);
  return rows[0]?.id;
}

export async function insertObjects(
  db: Db,
  confirmationId: number,
  type: ConfirmedType,
  objects: readonly ConfirmedObject[],
): Promise<void> {
  await sql`
    insert into replication.confirmed_object (confirmation_id, position, object_type, object_key, receiver_key, result, reason)
    select ${confirmationId}, position, ${type}, key, "receiverKey", result, reason
    from json_to_recordset(${JSON.stringify(objects.map((object, position) => ({ position, ...object })))}::json)
      as given(position integer, key text, "receiverKey" text, result text, reason text)`.execute(db);
}

/** The message that is answered, held until the transaction ends: it may be noted as sent in the same moment. */
export async function lockMessage(
  transaction: DbTransaction,
  messageId: string,
  receiverIds: readonly string[],
): Promise<{ receiverId: string } | undefined> {
  const { rows } = await sql<{ receiverId: string }>`
    select receiver_id as "receiverId" from replication.message join replication.run using (run_id)
    where message_id = ${messageId} and receiver_id = any(${[...receiverIds]}) for update of message`.execute(
    transaction,
  );
  return rows[0];
}

/**
 * Puts what was confirmed of a message where the receiver's state of each object is. Of an object that went out again since, nothing:
 * that is another message's. Called when the confirmation comes, and when the message is noted as sent: after a crash that is later.
 */
export async function applyConfirmations(transaction: DbTransaction, messageId: string): Promise<void> {
  await sql`
    update replication.object_status as status set state = told.result, confirmed_at = confirmation.received_at,
      receiver_key = coalesce(told.receiver_key, status.receiver_key), reason = told.reason,
      reason_code = case when told.reason is not null then 'receiver-reported' end, reason_facts = null
    from replication.confirmation join replication.confirmed_object as told using (confirmation_id)
    where confirmation.message_id = ${messageId} and status.message_id = ${messageId}
      and (status.receiver_id, status.object_type, status.object_key) = (confirmation.receiver_id, told.object_type, told.object_key)`.execute(
    transaction,
  );
}

export async function readBody(db: Db, confirmationId: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ body: Buffer }>`
    select body from replication.confirmation where confirmation_id = ${confirmationId}`.execute(db);
  return rows[0] && expand(rows[0].body);
}
