import { sql } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Db } from "../../../database.ts";
import { decodeNext, pageOf } from "../../../pages.ts";
import type { NewConfirmation } from "./store.ts";

const page = {
  next: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
};
export const ConfirmationSearchSchema = Type.Object({
  receiverId: Type.Optional(Type.String({ maxLength: 40 })),
  state: Type.Optional(Type.Enum(["applied", "unknown", "test", "rejected"])),
  ...page,
});
export const ConfirmedObjectSearchSchema = Type.Object(page);

type Search = { receiverId?: string; state?: string; next?: string; limit?: number };
type Row = Pick<NewConfirmation, "receiverId" | "technicalUser" | "state" | "reason" | "reference" | "messageId"> & {
  confirmationId: number;
  runId: number | null;
  receivedAt: Date;
  objects: number;
  failed: number;
  bytes: number;
};
const columns = sql`confirmation_id as "confirmationId", receiver_id as "receiverId", technical_user as "technicalUser",
  received_at as "receivedAt", confirmation.state, confirmation.reason, reference, confirmation.message_id as "messageId",
  run_id as "runId", objects, failed, confirmation.bytes`;

/** Newest first. */
export async function searchConfirmations(db: Db, search: Search) {
  const { receiverId, state, next, limit = 50 } = search;
  const [before = Number.MAX_SAFE_INTEGER] = decodeNext(next) ?? [];
  const { rows } = await sql<Row>`
    select ${columns} from replication.confirmation left join replication.message using (message_id)
    where confirmation_id < ${Number(before)}::bigint and receiver_id = coalesce(${receiverId ?? null}, receiver_id)
      and confirmation.state = coalesce(${state ?? null}, confirmation.state)
    order by confirmation_id desc limit ${limit + 1}`.execute(db);
  return pageOf(rows, limit, (row) => [row.confirmationId]);
}

export async function findConfirmation(db: Db, confirmationId: number): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from replication.confirmation left join replication.message using (message_id)
    where confirmation_id = ${confirmationId}`.execute(db);
  return rows[0];
}

/** What it says of each object; `current` is false when the object has gone out again since. */
export async function readConfirmedObjects(
  db: Db,
  confirmationId: number,
  { next, limit = 50 }: { next?: string; limit?: number },
) {
  const [after = -1] = decodeNext(next) ?? [];
  const { rows } = await sql<{
    position: number;
    objectType: string;
    objectKey: string;
    receiverKey: string | null;
    result: string;
    reason: string | null;
    current: boolean;
  }>`
    select position, told.object_type as "objectType", told.object_key as "objectKey", told.receiver_key as "receiverKey", result,
      told.reason, coalesce(status.message_id = confirmation.message_id, false) as current
    from replication.confirmed_object as told join replication.confirmation using (confirmation_id)
      left join replication.object_status as status
        on (status.receiver_id, status.object_type, status.object_key) = (confirmation.receiver_id, told.object_type, told.object_key)
    where confirmation_id = ${confirmationId} and position > ${Number(after)}::int order by position limit ${limit + 1}`.execute(
    db,
  );
  return pageOf(rows, limit, (row) => [row.position]);
}
