import { type CustomerPurchases, PURCHASES_SHOWN } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import { cancelsOfTransaction } from "./cancellation-store.ts";

type Row = Omit<CustomerPurchases["receipts"][number], "occurredAt" | "pieces" | "cancels" | "cancelledBy"> & {
  occurredAt: Date;
  piecesMilli: number;
  cancels: string | null;
  cancelledBy: string | null;
};

/** A customer's latest receipts, of all stores. */
export async function readLatestPurchases(db: Db, customerId: string): Promise<CustomerPurchases["receipts"]> {
  const { rows } = await sql<Row>`
    select number, store_id as "storeId", occurred_at as "occurredAt", currency, total_minor as total,
      pieces_milli as "piecesMilli", ${cancelsOfTransaction}
    from sales.transaction where customer_id = ${customerId}
    order by occurred_at desc limit ${PURCHASES_SHOWN}`.execute(db);
  return rows.map(({ occurredAt, piecesMilli, cancels, cancelledBy, ...row }) => ({
    ...row,
    occurredAt: occurredAt.toISOString(),
    pieces: piecesMilli / 1000,
    ...(cancels && { cancels }),
    ...(cancelledBy && { cancelledBy }),
  }));
}

/** Paid on account after a day, or in receipts that the ERP has not posted; what went back on account counts against it. */
export async function readOnAccount(
  db: Db,
  { customerId, methods, paidUpTo }: { customerId: string; methods: readonly string[]; paidUpTo: string | undefined },
): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select coalesce(sum((payment ->> 'amount')::bigint), 0)::bigint as open
    from sales.transaction
    left join sales.posting on posting.store_id = transaction.store_id and posting.transaction_id = transaction.id
    cross join json_array_elements(body -> 'payments') as payment
    where customer_id = ${customerId} and kind = 'receipt' and payment ->> 'method' = any(${methods}::text[])
      and (${paidUpTo ?? null}::date is null or business_date > ${paidUpTo ?? null}::date
        or posting.state is distinct from 'posted')`.execute(db);
  return rows[0]?.open ?? 0;
}

/** What the customer's receipts earned, less what went back with goods of them, whoever brought those. */
export async function readPoints(db: Db, customerId: string): Promise<number> {
  const { rows } = await sql<{ points: number }>`
    with own as (
      select store_id, number, coalesce((body ->> 'points')::bigint, 0) as points
      from sales.transaction where customer_id = ${customerId}),
    taken_back as (
      select (line #>> '{returnOf,points}')::bigint as points
      from own join sales.returned_line as back on back.store_id = own.store_id and back.receipt_number = own.number
      join sales.transaction as goods on goods.store_id = back.return_store_id and goods.id = back.return_id
      join json_array_elements(goods.body -> 'lines') as line on line ->> 'lineId' = back.return_line_id)
    select coalesce((select sum(points) from own), 0)::bigint
      - coalesce((select sum(points) from taken_back), 0)::bigint as points`.execute(db);
  return rows[0]?.points ?? 0;
}
