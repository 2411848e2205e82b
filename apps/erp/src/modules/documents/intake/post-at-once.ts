import { type Log, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import { holdTillDays } from "../posting/closings.ts";
import { type Modules, postBatch } from "../posting/post-batch.ts";
import { type ArrivedReceipt, type PendingReceipt, statesBefore } from "../receipt.ts";
import { insertReceipts, takeReceiptIds } from "./intake-store.ts";

/** Who sends more at once has them posted behind the answer. */
const RECEIPTS_AT_MOST = 500;

/**
 * Posts receipts while they arrive, so that each is written once: waiting, and written again when posted, it was in ten indexes twice.
 * Only what is new and stands alone; anything else waits for the posting behind the answer, and so does everything when this fails.
 */
export async function postAtOnce(
  transaction: DbTransaction,
  { log, ...modules }: Modules & { log: Log },
  idocNumber: number,
  arrived: ArrivedReceipt[],
): Promise<boolean> {
  if (arrived.length > RECEIPTS_AT_MOST || !arrived.every(standsAlone)) return false;
  await sql`savepoint at_once`.execute(transaction);
  try {
    await postNew(transaction, modules, idocNumber, arrived);
    return true;
  } catch (error) {
    await sql`rollback to savepoint at_once`.execute(transaction);
    if (!(error instanceof NotAlone)) log.warn({ err: error, idocNumber }, "receipts could not be posted at once");
    return false;
  }
}

/** Not what closings say: those look at what is posted. */
const standsAlone = ({ kind, fault, businessDate }: ArrivedReceipt) =>
  fault === null && businessDate !== null && kind !== "salesSum" && kind !== "paymentList";

class NotAlone extends Error {}

async function postNew(
  transaction: DbTransaction,
  modules: Modules,
  idocNumber: number,
  arrived: ArrivedReceipt[],
): Promise<void> {
  const ids = await takeReceiptIds(transaction, arrived.length);
  const receipts = arrived.map((receipt, index) => asPending(receipt, ids[index] as number));
  await holdTillDays(transaction, receipts);
  if (await areClosed(transaction, receipts)) throw new NotAlone("Something of a closing of these days came before.");
  await postBatch(transaction, modules, receipts, async (_transaction, results) => {
    const outcomes = results.map((result) => ({ ...result, attempts: 1 }));
    const kept = await insertReceipts(transaction, idocNumber, arrived, outcomes);
    if (!arrived.every(({ receiptKey }, index) => kept.get(receiptKey) === ids[index]))
      throw new NotAlone("Some of these receipts came before.");
  });
}

function asPending(receipt: ArrivedReceipt, receiptId: number): PendingReceipt {
  const { kind, siteId, till, receiptNumber, businessDate, currency, content } = receipt;
  return {
    ...{ receiptId, kind, siteId, till, receiptNumber, businessDate: businessDate as string, currency },
    content: JSON.parse(content),
    states: statesBefore(kind, "open"),
    faults: null,
    booked: null,
  };
}

/** A sum may have booked them, a payment list may wait for them. Their days are held: none is posted while these are. */
async function areClosed(transaction: DbTransaction, receipts: PendingReceipt[]): Promise<boolean> {
  const { rows } = await sql`
    select from documents.receipt as closing
    join (select distinct * from unnest(${receipts.map(({ siteId }) => siteId)}::text[], ${receipts.map(({ till }) => till)}::text[],
      ${receipts.map(({ businessDate }) => businessDate)}::date[])) as given(site, of_till, day)
      on site_id = site and till = of_till and business_date between day - 1 and day + 1
    where kind in ('salesSum', 'paymentList') limit 1`.execute(transaction);
  return rows.length > 0;
}
