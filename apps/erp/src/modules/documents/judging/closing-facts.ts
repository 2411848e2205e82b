import { moneyToDecimal } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { PendingReceipt } from "../receipt.ts";

/** What receipts, sums and payment lists of one closing must know of each other; all by receipt id. */
export type ClosingFacts = {
  /** Why a sale would be booked twice. */
  conflicts: Map<number, string>;
  /** Why a sum is not what its receipts come to. */
  unlikeSums: Map<number, string>;
  lists: Map<number, ListFacts>;
};
export type ListFacts = {
  /** What receipts that came singly have booked, by payment method. */
  posted: Map<string, number>;
  /** How many of those are not posted yet. */
  open: number;
  /** What the sum of the same closing has booked; null: there is none. */
  sumMinor: number | null;
};

export async function readClosingFacts(db: Db, receipts: PendingReceipt[]): Promise<ClosingFacts> {
  const idsOf = (kind: string) => receipts.filter((each) => each.kind === kind).map(({ receiptId }) => receiptId);
  const [singles, sums, lists] = [idsOf("receipt"), idsOf("salesSum"), idsOf("paymentList")];
  return {
    conflicts: new Map([
      ...(singles.length > 0 ? await readSinglesInSums(db, singles) : []),
      ...(sums.length > 0 ? await readSumsOfSingles(db, sums) : []),
    ]),
    unlikeSums: new Map(sums.length > 0 ? await readUnlikeSums(db, sums) : []),
    lists: new Map(await Promise.all(lists.map(async (id) => [id, await readListFacts(db, id)] as const))),
  };
}

type Conflict = { receiptId: number; number: string; others: number };

/** The running number of a sum's first or last receipt. */
const running = (column: string) => sql`substring(${sql.ref(column)} from '(\\d{1,15})$')::bigint`;
/**
 * Whether a sum stands for a single receipt: its list of receipts says so; without one the first and the last number; without those
 * it stands for the whole day of its till.
 */
const standsFor = sql`(
  exists (select from documents.summed_receipt inside where inside.receipt_id = sum.receipt_id and inside.receipt_number = single.receipt_number)
  or not exists (select from documents.summed_receipt inside where inside.receipt_id = sum.receipt_id)
    and sum.business_date = single.business_date
    and (closing.first_number is null or single.running_number between ${running("first_number")} and ${running("last_number")}))`;
const isBooked = (name: string) =>
  sql`'posted' in (${sql.ref(`${name}.revenue_state`)}, ${sql.ref(`${name}.payment_state`)}, ${sql.ref(`${name}.stock_state`)})`;

async function readSinglesInSums(db: Db, receiptIds: number[]): Promise<[number, string][]> {
  const { rows } = await sql<Conflict>`
    select single.receipt_id as "receiptId", min(sum.receipt_number) as number, count(*) as others
    from documents.receipt single
    join documents.receipt sum on sum.kind = 'salesSum' and sum.site_id = single.site_id and sum.till = single.till
      and sum.business_date between single.business_date - 1 and single.business_date + 1
    left join documents.closing on closing.receipt_id = sum.receipt_id
    where single.receipt_id = any(${receiptIds}) and ${isBooked("sum")} and ${standsFor} group by single.receipt_id`.execute(
    db,
  );
  return rows.map(({ receiptId, number }) => [receiptId, `This receipt is in the sum ${number}, which is posted.`]);
}

async function readSumsOfSingles(db: Db, receiptIds: number[]): Promise<[number, string][]> {
  const { rows } = await sql<Conflict & { kind: string }>`
    select sum.receipt_id as "receiptId", 'receipt' as kind, min(single.receipt_number) as number, count(*) as others
    from documents.receipt sum left join documents.closing on closing.receipt_id = sum.receipt_id
    join documents.receipt single on single.kind = 'receipt' and single.site_id = sum.site_id and single.till = sum.till
      and single.business_date between sum.business_date - 1 and sum.business_date + 1
    where sum.receipt_id = any(${receiptIds}) and ${isBooked("single")} and ${standsFor} group by sum.receipt_id
    union all
    select sum.receipt_id, 'salesSum', min(other.receipt_number), count(distinct inside.receipt_number)
    from documents.receipt sum join documents.summed_receipt inside using (receipt_id)
    join documents.summed_receipt same on same.receipt_number = inside.receipt_number and same.receipt_id <> sum.receipt_id
    join documents.receipt other on other.receipt_id = same.receipt_id and other.kind = 'salesSum' and other.site_id = sum.site_id and other.till = sum.till
    where sum.receipt_id = any(${receiptIds}) and ${isBooked("other")} group by sum.receipt_id`.execute(db);
  return rows.map(({ receiptId, kind, number, others }) => [
    receiptId,
    kind === "receipt"
      ? `${others} receipts in this sum are posted one by one, ${number} among them.`
      : `${others} receipts in this sum are in the sum ${number} too, which is posted.`,
  ]);
}

async function readUnlikeSums(db: Db, receiptIds: number[]): Promise<[number, string][]> {
  const { rows } = await sql<{ receiptId: number; currency: string; total: number; receipts: number }>`
    select receipt_id as "receiptId", currency, total_minor as total, sum(amount_minor)::bigint as receipts
    from documents.receipt join documents.summed_receipt using (receipt_id) where receipt_id = any(${receiptIds})
    group by receipt_id having sum(amount_minor) <> total_minor`.execute(db);
  return rows.map(({ receiptId, currency, total, receipts }) => {
    const inWords = (amountMinor: number) => `${moneyToDecimal(amountMinor, currency)} ${currency}`;
    const said = `The sum comes to ${inWords(total)}, its receipts to ${inWords(receipts)}`;
    return [receiptId, `${said}: ${inWords(total - receipts)} differ.`];
  });
}

async function readListFacts(db: Db, receiptId: number): Promise<ListFacts> {
  const singles = sql`documents.receipt list left join documents.closing using (receipt_id)
    join documents.receipt single on single.kind = 'receipt' and single.site_id = list.site_id and single.till = list.till
      and single.business_date = list.business_date
      and (closing.first_number is null or single.running_number between ${running("first_number")} and ${running("last_number")})`;
  const { rows: methods } = await sql<{ method: string; amount: number }>`
    select code as method, sum(amount_minor)::bigint as amount from ${singles}
    join documents.posting on posting.receipt_id = single.receipt_id and posting.kind = 'payment'
    join documents.posting_item item on item.year = posting.year and item.number = posting.number and code is not null
    where list.receipt_id = ${receiptId} group by code`.execute(db);
  const { rows: open } = await sql<{ count: number }>`
    select count(*) as count from ${singles} where list.receipt_id = ${receiptId} and single.payment_state not in ('posted', 'notNeeded')`.execute(
    db,
  );
  const { rows: sums } = await sql<{ total: number | null }>`
    select sum(sum.total_minor)::bigint as total from documents.receipt list join documents.receipt sum on sum.kind = 'salesSum'
      and sum.site_id = list.site_id and sum.till = list.till and sum.business_date = list.business_date
      and sum.receipt_number = list.receipt_number and sum.revenue_state = 'posted'
    where list.receipt_id = ${receiptId}`.execute(db);
  return {
    posted: new Map(methods.map(({ method, amount }) => [method, amount])),
    open: open[0]?.count ?? 0,
    sumMinor: sums[0]?.total ?? null,
  };
}
