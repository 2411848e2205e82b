import { type Closing, parseReceiptNumber, type Receipt, type Transaction } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";

/** Newest first: what mappings are tried on. */
export async function readLatest(db: Db, kinds: readonly Transaction["kind"][], limit: number): Promise<Transaction[]> {
  // Movements are few among receipts, and have an index of their own.
  const few = kinds.includes("receipt") ? sql`` : sql`and kind <> 'receipt'`;
  const { rows } = await sql<{ body: Transaction }>`
    select body from sales.transaction where kind = any(${[...kinds]}) ${few} order by occurred_at desc, id desc limit ${limit}`.execute(
    db,
  );
  return rows.map(({ body }) => body);
}

export async function findByNumber(db: Db, number: string): Promise<Transaction | undefined> {
  const parts = parseReceiptNumber(number);
  if (!parts) return undefined;
  const { storeId, tillNumber, running } = parts;
  const { rows } = await sql<{ body: Transaction }>`
    select body from sales.transaction
    where store_id = ${storeId} and till_id = ${`${storeId}-${tillNumber}`} and running = ${running}`.execute(db);
  return rows[0]?.body;
}

const NUMBERS_AT_MOST = 5;

/** The latest numbers that end with these digits, or that another system knows by this reference. */
export async function findNumbers(db: Db, word: string): Promise<string[]> {
  const running = /^\d{1,6}$/.test(word) ? Number(word) : 0;
  const { rows } = await sql<{ number: string }>`
    select number from sales.transaction where running = ${running}
    union select number from sales.transaction where external_reference = ${word}
    order by number desc limit ${NUMBERS_AT_MOST}`.execute(db);
  return rows.map(({ number }) => number);
}

/** The receipts between a closing's first and last number, in their order, page by page. */
export async function readReceiptsOf(
  db: Db,
  { storeId, tillId, from, to }: Closing,
  { after, limit }: { after: number; limit: number },
): Promise<{ running: number; receipt: Receipt }[]> {
  const [first, last] = [from, to].map((number) => parseReceiptNumber(number ?? "")?.running);
  if (first === undefined || last === undefined) return [];
  const { rows } = await sql<{ running: number; receipt: Receipt }>`
    select running, body as receipt from sales.transaction
    where store_id = ${storeId} and till_id = ${tillId} and kind = 'receipt'
      and running between ${Math.max(first, after + 1)} and ${last} order by running limit ${limit}`.execute(db);
  return rows;
}
