import type { DeviationPage } from "@counterfoil/contracts";
import { type RawBuilder, sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";

export type DeviationScope = { from: string; to: string; store: string | undefined };
export type DeviationFilter = DeviationScope & { code: string | undefined; pricing: boolean | undefined };

const inScope = ({
  from,
  to,
  store,
}: DeviationScope) => sql`transaction.business_date between ${from}::date and ${to}::date
  and (${store ?? null}::text is null or transaction.store_id = ${store ?? null})`;
const filtered = ({
  code,
  pricing,
}: DeviationFilter) => sql`(${code ?? null}::text is null or deviation.code = ${code ?? null})
  and (${pricing ?? null}::boolean is null or deviation.late = ${pricing ?? null})`;

type Counts = Pick<DeviationPage, "receipts" | "receiptsPriced" | "withDifference">;

/** All receipts are counted as they come; the few that wait or differ are looked for from their own side. */
export async function countReceipts(db: Db, scope: DeviationScope): Promise<Counts> {
  const { from, to, store = null } = scope;
  const { rows } = await sql<{ receipts: number; waiting: number; differing: number }>`
    select (select coalesce(sum(receipts), 0)::int from sales.till_day
        where business_date between ${from}::date and ${to}::date and (${store}::text is null or store_id = ${store})) as receipts,
      (select count(*)::int from sales.to_price_again as waiting join sales.transaction
          on transaction.store_id = waiting.store_id and transaction.id = waiting.transaction_id
        where ${inScope(scope)}) as waiting,
      (select count(distinct (deviation.store_id, deviation.transaction_id))::int from sales.deviation ${joined}
        where late and ${inScope(scope)}) as differing`.execute(db);
  const { receipts = 0, waiting = 0, differing = 0 } = rows[0] ?? {};
  return { receipts, receiptsPriced: receipts - waiting, withDifference: differing };
}

export async function countByCode(db: Db, scope: DeviationScope): Promise<DeviationPage["byCode"]> {
  const { rows } = await sql<DeviationPage["byCode"][number]>`
    select code, late as pricing, count(distinct (deviation.store_id, deviation.transaction_id))::int as receipts
    from sales.deviation ${joined} where deviation_count > 0 and ${inScope(scope)}
    group by code, late order by late desc, receipts desc, code limit 100`.execute(db);
  return rows;
}

export type DeviationRow = Omit<DeviationPage["items"][number], "occurredAt"> & { occurredAt: Date; place: string };

/** The latest receipts first. */
export async function readDeviations(
  db: Db,
  filter: DeviationFilter,
  { after, limit }: { after: readonly [at: string, id: string, position: number] | undefined; limit: number },
): Promise<DeviationRow[]> {
  const rest: RawBuilder<unknown> = after
    ? sql`and (occurred_at, id, -position) < (${after[0]}::timestamptz, ${after[1]}::uuid, ${-after[2]}::int)`
    : sql``;
  const { rows } = await sql<DeviationRow>`
    select number as "receiptNumber", transaction.store_id as "storeId", till_id as "tillId", occurred_at as "occurredAt",
      (body->>'priceBook')::int as "priceBook", late as pricing, code, line_id as "lineId", expected, actual, detail,
      json_build_array(occurred_at::text, id, position)::text as place
    from sales.deviation ${joined} where deviation_count > 0 and ${inScope(filter)} and ${filtered(filter)} ${rest}
    order by occurred_at desc, id desc, position limit ${limit}`.execute(db);
  return rows;
}

const joined = sql`join sales.transaction on transaction.store_id = deviation.store_id and transaction.id = deviation.transaction_id`;
