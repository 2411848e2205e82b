import { type AnyKysely, sql } from "@counterfoil/platform";
import type { CardType } from "./card-type.ts";

export async function readCardTypes(db: AnyKysely): Promise<CardType[]> {
  const { rows } = await sql<CardType>`
    select method, code, names, position, active from organisation.card_type
    order by method, position, code limit 1000`.execute(db);
  return rows;
}

export async function upsertCardTypes(db: AnyKysely, types: readonly CardType[]): Promise<void> {
  await sql`
    insert into organisation.card_type (method, code, names, position, active)
    select method, code, names, position, active
    from jsonb_to_recordset(${JSON.stringify(types)}::jsonb)
      as given (method text, code text, names jsonb, position integer, active boolean)
    on conflict (method, code) do update set names = excluded.names, position = excluded.position,
      active = excluded.active`.execute(db);
}
