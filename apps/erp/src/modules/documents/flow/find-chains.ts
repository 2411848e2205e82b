import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { Logistics } from "../../logistics/index.ts";
import { type ReceiptRow, receiptColumns } from "../queries/receipts.ts";
import { type Flow, readFlow } from "./read-flow.ts";

const MOST_CHAINS = 20;

export type Chain = { receipt: ReceiptRow; flow: Flow };

/** From any number (receipt, one inside a sum, closing, IDoc, accounting or material document) to all that belongs together. */
export async function findChains(db: Db, logistics: Logistics, given: string): Promise<Chain[]> {
  const number = given.trim().toUpperCase();
  const document = /^(?:(\d{4})\/)?(\d{1,16})$/.exec(number);
  const ids = new Set(await byReceiptNumber(db, number));
  if (document) {
    const [, year, digits = ""] = document;
    for (const id of await byDocument(db, logistics, Number(digits), year === undefined ? undefined : Number(year)))
      ids.add(id);
    if (year === undefined) for (const id of await byIdoc(db, Number(digits))) ids.add(id);
  }
  const { rows } = await sql<ReceiptRow>`
    select ${receiptColumns} from documents.receipt where receipt_id = any(${[...ids]})
    order by receipt_id limit ${MOST_CHAINS}`.execute(db);
  return Promise.all(rows.map(async (receipt) => ({ receipt, flow: await readFlow(db, receipt.receiptId) })));
}

async function byReceiptNumber(db: Db, number: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select receipt_id as id from documents.receipt where receipt_number = ${number}
    union select receipt_id from documents.summed_receipt inside join documents.receipt sum using (receipt_id)
    where inside.receipt_number = ${number} and sum.kind = 'salesSum' limit ${MOST_CHAINS}`.execute(db);
  return rows.map(({ id }) => id);
}

async function byIdoc(db: Db, idocNumber: number): Promise<number[]> {
  if (!Number.isSafeInteger(idocNumber)) return [];
  const { rows } = await sql<{ id: number }>`
    (select receipt_id as id from documents.receipt where idoc_number = ${idocNumber} order by position limit ${MOST_CHAINS})
    union (select receipt_id from documents.repeated_receipt where idoc_number = ${idocNumber} limit ${MOST_CHAINS})
    union (select receipt_id from documents.receipt_version where how = 'sent'
      and lpad(idoc_number::text, 16, '0') = lpad(${String(idocNumber)}, 16, '0') limit ${MOST_CHAINS})
    limit ${MOST_CHAINS}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Numbers of documents begin anew each year. */
async function byDocument(db: Db, logistics: Logistics, number: number, year: number | undefined): Promise<number[]> {
  if (!Number.isSafeInteger(number)) return [];
  const { rows } = await sql<{ id: number }>`
    with years as (select distinct year from documents.document_number where year = coalesce(${year ?? null}::int, year))
    select receipt_id as id from documents.posting where year in (select year from years) and number = ${number}
    union select receipt_id from documents.receipt where document_year in (select year from years) and stock_document = ${number}
    union select receipt_id from documents.reversal where year in (select year from years) and number = ${number}
    union select receipt_id from documents.reversal where counter_year in (select year from years) and counter_number = ${number}
    limit ${MOST_CHAINS}`.execute(db);
  if (rows.length > 0 || year === undefined) return rows.map(({ id }) => id);
  const movement = await logistics.readMovement(year, number);
  return movement?.reference ? byReceiptNumber(db, movement.reference) : [];
}
