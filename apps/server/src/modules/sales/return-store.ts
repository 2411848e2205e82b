import { parseReceiptNumber } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";

export type ReturnedLine = {
  receiptNumber: string;
  lineId: string;
  returnStoreId: string;
  returnId: string;
  returnNumber: string;
  returnLineId: string;
  quantityMilli: number;
  amountMinor: number;
};

export async function insertReturnedLines(db: DbTransaction, lines: readonly ReturnedLine[]): Promise<void> {
  const of = (field: keyof ReturnedLine) => lines.map((line) => line[field]);
  await sql`
    insert into sales.returned_line (store_id, receipt_number, line_id, return_store_id, return_id, return_number,
      return_line_id, quantity_milli, amount_minor)
    select * from unnest(${lines.map(({ receiptNumber }) => storeOf(receiptNumber))}::text[], ${of("receiptNumber")}::text[],
      ${of("lineId")}::text[], ${of("returnStoreId")}::text[], ${of("returnId")}::uuid[], ${of("returnNumber")}::text[],
      ${of("returnLineId")}::text[], ${of("quantityMilli")}::bigint[], ${of("amountMinor")}::bigint[])`.execute(db);
}

/** Sold and returned so far, by "<receipt number> <line id>"; lines that were never sold are missing. */
export async function readReturnedTotals(
  db: DbTransaction,
  receiptNumbers: readonly string[],
): Promise<Map<string, { soldMilli: number; returnedMilli: number }>> {
  const { rows } = await sql<{ key: string; soldMilli: number; returnedMilli: number }>`
    select sold.number || ' ' || (line ->> 'lineId') as key, round((line ->> 'quantity')::numeric * 1000)::bigint as "soldMilli",
      (select coalesce(sum(quantity_milli), 0)::bigint from sales.returned_line as back
        where back.store_id = sold.store_id and back.receipt_number = sold.number and back.line_id = line ->> 'lineId')
        as "returnedMilli"
    from sales.transaction as sold cross join json_array_elements(sold.body -> 'lines') as line
    where sold.kind = 'receipt'
      and (sold.store_id, sold.till_id, sold.running) in (select * from ${numberParts(receiptNumbers)})`.execute(db);
  return new Map(rows.map(({ key, ...totals }) => [key, totals]));
}

export type ReturnedOfLine = {
  lineId: string;
  quantityMilli: number;
  amountMinor: number;
  taxMinor: number;
  points: number;
  receiptNumbers: string[];
};

export async function readReturnedOf(db: Db, receiptNumber: string): Promise<ReturnedOfLine[]> {
  const { rows } = await sql<ReturnedOfLine>`
    select line_id as "lineId", sum(quantity_milli)::bigint as "quantityMilli", sum(amount_minor)::bigint as "amountMinor",
      -sum((line #>> '{tax,amount}')::bigint)::bigint as "taxMinor",
      coalesce(sum((line #>> '{returnOf,points}')::bigint), 0)::bigint as points,
      array_agg(distinct return_number order by return_number) as "receiptNumbers"
    from sales.returned_line as back
    join sales.transaction as goods on goods.store_id = back.return_store_id and goods.id = back.return_id
    join json_array_elements(goods.body -> 'lines') as line on line ->> 'lineId' = back.return_line_id
    where back.store_id = ${storeOf(receiptNumber)} and back.receipt_number = ${receiptNumber}
    group by line_id having sum(quantity_milli) <> 0 order by line_id`.execute(db);
  return rows;
}

function storeOf(receiptNumber: string): string {
  return parseReceiptNumber(receiptNumber)?.storeId ?? "";
}

/** The numbers as the columns of the unique key. */
function numberParts(receiptNumbers: readonly string[]) {
  const parts = receiptNumbers.flatMap((number) => parseReceiptNumber(number) ?? []);
  return sql`unnest(${parts.map(({ storeId }) => storeId)}::text[],
    ${parts.map(({ storeId, tillNumber }) => `${storeId}-${tillNumber}`)}::text[], ${parts.map(({ running }) => running)}::int[])`;
}
