import type { TillSettingArea } from "@counterfoil/contracts";
import { type AnyKysely, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import type { NodeKind } from "../values.ts";

export type SettingPlace = { kind: NodeKind; id: string; area: TillSettingArea };
export type OwnSetting = { key: string; area: TillSettingArea; value: object };

/** Areas that these nodes set themselves; nodes as keys of the tree. */
export async function readOwnSettings(db: AnyKysely, nodes: string[]): Promise<OwnSetting[]> {
  const { rows } = await sql<OwnSetting>`
    select kind || '/' || node_id as key, area, value from organisation.own_setting
    where kind || '/' || node_id = any(${nodes})`.execute(db);
  return rows;
}

export async function upsertSetting(
  transaction: DbTransaction,
  { kind, id, area }: SettingPlace,
  value: object,
): Promise<void> {
  await sql`
    insert into organisation.own_setting (kind, node_id, area, value) values (${kind}, ${id}, ${area}, ${JSON.stringify(value)})
    on conflict (kind, node_id, area) do update set value = excluded.value`.execute(transaction);
}

export async function deleteSetting(transaction: DbTransaction, { kind, id, area }: SettingPlace): Promise<void> {
  await sql`
    delete from organisation.own_setting where kind = ${kind} and node_id = ${id} and area = ${area}`.execute(
    transaction,
  );
}
