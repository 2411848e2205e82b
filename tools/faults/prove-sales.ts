import type { Receipt } from "@counterfoil/contracts";
import { patiently } from "./patiently.ts";
import type { ShopTill } from "./shop-till.ts";
import type { World } from "./world.ts";

type Row = Record<string, unknown>;
type SellingTill = Pick<ShopTill, "tillId" | "ledger" | "refused">;
/** Whose sales are proved, and where. */
export type Proven = Pick<World, "databases" | "stockBefore" | "sentAgain"> & { tills: readonly SellingTill[] };

/** Told as few examples and a count: hundreds of the same fault are one fault. */
export function differences(what: string, found: readonly unknown[]): string[] {
  if (found.length === 0) return [];
  const examples = found.slice(0, 3).map((each) => (typeof each === "string" ? each : JSON.stringify(each)));
  return [`${what}: ${found.length}, as ${examples.join(" | ")}`];
}

/** Each receipt once at the till, at the server and in the ERP, at one amount; nothing else anywhere. */
export async function proveSales(world: Proven): Promise<string[]> {
  const { tills } = world;
  const faults = differences(
    "refused by the server",
    tills.flatMap(({ refused }) => refused),
  );
  for (const till of tills) {
    const sold = till.ledger.map(
      ({ running, transaction }) => `${running} ${transaction.kind} ${totalOf(transaction)}`,
    );
    faults.push(...setDifference(`${till.tillId}: till and server`, sold, await readServer(world, till.tillId)));
    const receipts = till.ledger.flatMap(({ running, transaction }) =>
      transaction.kind === "receipt" ? [`${running} ${transaction.totals.total}`] : [],
    );
    faults.push(...setDifference(`${till.tillId}: till and ERP`, receipts, await readErp(world, till.tillId)));
    faults.push(...(await proveMovements(world, till)));
  }
  return [...faults, ...(await provePostings(world)), ...(await proveStock(world)), ...(await proveOrder(world))];
}

const totalOf = (transaction: { kind: string; totals?: Receipt["totals"]; amount?: number }) =>
  transaction.kind === "receipt"
    ? transaction.totals?.total
    : transaction.kind === "cashMovement"
      ? transaction.amount
      : 0;

/** As bags: what is twice on one side and once on the other is a difference. */
function setDifference(what: string, ours: readonly string[], theirs: readonly string[]): string[] {
  const count = new Map<string, number>();
  for (const each of ours) count.set(each, (count.get(each) ?? 0) + 1);
  for (const each of theirs) count.set(each, (count.get(each) ?? 0) - 1);
  const missing = [...count].filter(([, left]) => left > 0).map(([each]) => each);
  const doubled = [...count].filter(([, left]) => left < 0).map(([each]) => each);
  return [...differences(`${what}, missing`, missing), ...differences(`${what}, too many`, doubled)];
}

async function readServer({ databases }: Proven, tillId: string): Promise<string[]> {
  const { rows } = await databases.server.query<{ text: string }>(
    `select running || ' ' || kind || ' ' || case when kind in ('receipt', 'cashMovement') then total_minor else 0 end as text
      from sales.transaction where till_id = $1`,
    [tillId],
  );
  return rows.map(({ text }) => text);
}

/** Receipts that are posted, alone or in the sum of their closing, at the amount that was booked or summed. */
async function readErp({ databases }: Proven, tillId: string): Promise<string[]> {
  const { rows } = await databases.erp.query<{ text: string }>(
    `select running_number || ' ' || total_minor as text from documents.receipt
      where site_id || '-' || till = $1 and kind = 'receipt' and state = 'posted'
    union all select summed.running_number || ' ' || amount_minor from documents.summed_receipt as summed
      join documents.receipt using (receipt_id)
      where site_id || '-' || till = $1 and kind = 'salesSum' and state = 'posted'`,
    [tillId],
  );
  return rows.map(({ text }) => text);
}

/** Money in and out, differences of closings, and the closings themselves. */
async function proveMovements({ databases }: Proven, till: SellingTill): Promise<string[]> {
  const sold = till.ledger.flatMap(({ running, transaction }) => {
    if (transaction.kind === "cashMovement") return [`${running} cash`];
    if (transaction.kind !== "closing") return [];
    const differs = transaction.payments.some(({ difference }) => difference !== 0);
    return [`${running} paymentList`, ...(differs ? [`${running} cash`] : [])];
  });
  const { rows } = await databases.erp.query<{ text: string }>(
    `select running_number || case kind when 'cashMovement' then ' cash' else ' paymentList' end as text from documents.receipt
      where site_id || '-' || till = $1 and kind in ('cashMovement', 'paymentList') and state = 'posted'`,
    [till.tillId],
  );
  return setDifference(
    `${till.tillId}: closings and money`,
    sold,
    rows.map(({ text }) => text),
  );
}

async function ask(pool: World["databases"]["erp"], what: string, query: string): Promise<string[]> {
  const { rows } = await pool.query<Row>(query);
  return differences(what, rows);
}

/** No receipt has two postings of a kind, and every posting balances. */
async function provePostings({ databases: { erp } }: Proven): Promise<string[]> {
  const doubled = `select receipt_id, kind, count(*)::int from documents.posting group by 1, 2 having count(*) > 1`;
  const unbalanced = `select year, number, sum(amount_minor)::int from documents.posting_item group by 1, 2
    having sum(amount_minor) <> 0`;
  const gaps = `select kind, max(number) - min(number) + 1 - count(*) as missing from documents.posting
    group by kind, year having max(number) - min(number) + 1 <> count(*)`;
  return [
    ...(await ask(erp, "posted twice", doubled)),
    ...(await ask(erp, "postings that do not balance", unbalanced)),
    ...(await ask(erp, "numbers of postings with gaps", gaps)),
  ];
}

/** The stock of each store is lower by exactly the pieces sold. */
async function proveStock({ databases, tills, stockBefore }: Proven): Promise<string[]> {
  const faults: string[] = [];
  for (const [siteId, before] of stockBefore) {
    const sold = tills
      .filter(({ tillId }) => tillId.startsWith(siteId))
      .flatMap(({ ledger }) =>
        ledger.flatMap(({ transaction }) => (transaction.kind === "receipt" ? transaction.lines : [])),
      )
      .reduce((sum, { quantity }) => sum + quantity * 1000, 0);
    const { rows } = await databases.erp.query<{ milli: string }>(
      "select sum(quantity_milli) as milli from logistics.stock where site_id = $1",
      [siteId],
    );
    const now = Number(rows[0]?.milli ?? 0);
    if (now !== before - sold)
      faults.push(`stock of ${siteId}: ${now}, and should be ${before} - ${sold} = ${before - sold}`);
  }
  return faults;
}

/** Single receipts of a till come into the ERP in the order of their numbers; those that a person sent again later do not count. */
async function proveOrder({ databases, sentAgain }: Proven): Promise<string[]> {
  const { rows } = await databases.erp.query<{ tillId: string; number: string; after: string }>(
    `select "tillId", number, after from (
      select site_id || '-' || till as "tillId", receipt_number as number, running_number,
        lag(running_number) over tills as before, lag(receipt_number) over tills as after
      from documents.receipt where kind = 'receipt' and not receipt_number = any($1)
      window tills as (partition by site_id, till order by receipt_id)) as arrived
    where running_number < before`,
    [[...sentAgain]],
  );
  return differences("out of order", rows);
}

/** What the product itself says of the same: its completeness board, by store and day. */
export async function proveBoard({ doors, tills, comparedDays }: World): Promise<string[]> {
  const faults: string[] = [];
  const days = new Set(
    tills.flatMap(({ tillId, ledger }) =>
      ledger.map(({ transaction: { businessDate } }) => `${tillId.slice(0, 4)} ${businessDate}`),
    ),
  );
  for (const day of [...days].filter((each) => !comparedDays.has(each))) {
    const [storeId, businessDate] = day.split(" ");
    const path = "/api/hub/completeness/compare";
    const { unequal } = await patiently(() => doors.server.post<{ unequal: number }>(path, { storeId, businessDate }));
    if (unequal > 0) faults.push(`the board says that ${unequal} tills of ${storeId} differ on ${businessDate}`);
    else comparedDays.add(day);
  }
  return faults;
}
