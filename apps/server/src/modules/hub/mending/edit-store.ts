import type { MessageEdit, Transaction } from "@counterfoil/contracts";
import { type AnyKysely, sql } from "@counterfoil/platform";

/** The latest corrections of these transactions, by id. */
export async function readEdited(
  db: AnyKysely,
  storeId: string,
  ids: readonly string[],
): Promise<Map<string, Transaction>> {
  const { rows } = await sql<{ id: string; body: Transaction }>`
    select distinct on (id) id, body from hub.message_edit
    where store_id = ${storeId} and id = any(${[...ids]}::uuid[]) order by id, version desc`.execute(db);
  return new Map(rows.map(({ id, body }) => [id, body]));
}

export async function readEdits(db: AnyKysely, storeId: string, id: string): Promise<MessageEdit[]> {
  const { rows } = await sql<Omit<MessageEdit, "at"> & { at: Date }>`
    select version, edited_at as at, edited_by as by, why, changes from hub.message_edit
    where store_id = ${storeId} and id = ${id} order by version`.execute(db);
  return rows.map(({ at, ...edit }) => ({ ...edit, at: at.toISOString() }));
}

type NewEdit = Pick<MessageEdit, "version" | "by" | "why" | "changes"> & { body: Transaction };

/** False when somebody else has saved this version. */
export async function insertEdit(
  db: AnyKysely,
  { storeId, id }: { storeId: string; id: string },
  { version, by, why, changes, body }: NewEdit,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into hub.message_edit (store_id, id, version, edited_by, why, changes, body)
    values (${storeId}, ${id}, ${version}, ${by}, ${why}, ${JSON.stringify(changes)}::json, ${JSON.stringify(body)}::json)
    on conflict do nothing`.execute(db);
  return numAffectedRows === 1n;
}

export type EditableRow = { businessKey: string; state: string; reason: string | null; collectedIn: string | null };

export async function findEditable(db: AnyKysely, storeId: string, id: string): Promise<EditableRow | undefined> {
  const { rows } = await sql<EditableRow>`
    select business_key as "businessKey", state, reason, collected_in as "collectedIn" from hub.outbound_message
    where store_id = ${storeId} and id = ${id}`.execute(db);
  return rows[0];
}

export async function findCaseOf(db: AnyKysely, storeId: string, ids: readonly string[]): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select id from hub.mending_case
    where store_id = ${storeId} and message_id = any(${[...ids]}::uuid[]) and resolved_at is null limit 1`.execute(db);
  return rows[0]?.id;
}
