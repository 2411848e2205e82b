import { type AnyKysely, arrayLiteral, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";

export type WayToPay = { method: string; cardType: string; tillId: string; number: string };

/** Gives those that were not known. In the order of their key, so that two batches wait for each other and do not lock each other. */
export async function insertWaysToPay(db: DbTransaction, uses: readonly WayToPay[]): Promise<WayToPay[]> {
  const of = (value: (use: WayToPay) => string) => arrayLiteral(uses.map(value));
  const { rows } = await sql<WayToPay>`
    insert into hub.payment_use (method, card_type, till_id, first_number)
    select distinct on (method, card_type, till_id) * from unnest(${of(({ method }) => method)}::text[],
      ${of(({ cardType }) => cardType)}::text[], ${of(({ tillId }) => tillId)}::text[], ${of(({ number }) => number)}::text[])
      as use (method, card_type, till_id, first_number)
    order by method, card_type, till_id, first_number
    on conflict do nothing
    returning method, card_type as "cardType", till_id as "tillId", first_number as number`.execute(db);
  return rows;
}

export type UsedWay = { method: string; cardType: string; tills: number; firstNumber: string; firstAt: Date };

export async function listWaysToPay(db: AnyKysely): Promise<UsedWay[]> {
  const { rows } = await sql<UsedWay>`
    select method, card_type as "cardType", count(*)::int as tills, min(first_at) as "firstAt",
      (array_agg(first_number order by first_at))[1] as "firstNumber"
    from hub.payment_use group by method, card_type order by method, card_type limit 500`.execute(db);
  return rows;
}
