import type { CompletenessRow, Payment, Transaction, VoucherDetail } from "@counterfoil/contracts";
import { waitUntilAllPosted } from "../../e2e/support/proof.ts";
import { type Door, waitFor } from "../demo/door.ts";
import { patiently } from "../faults/patiently.ts";
import { type Proven, proveSales } from "../faults/prove-sales.ts";
import type { BrowserTill, Row } from "./browser-till.ts";
import { type Seen, tillId } from "./seen.ts";

const REST_MS = 300_000;

type Proof = {
  till: BrowserTill;
  server: Door;
  pools: Proven["databases"];
  stockBefore: Map<string, number>;
  seen: Seen;
  voucher: string | undefined;
  say: Say;
};

/** Once all is sent and posted: the same at the till, the server and the ERP, once each, and whoever paid by card paid once. */
export async function proveSoak({ till, server, pools, stockBefore, seen, voucher, say }: Proof): Promise<string[]> {
  const rows = await waitFor("everything sent", () => allSent(till), { timeoutMs: REST_MS });
  await patiently(() => waitUntilAllPosted(server, REST_MS));
  const ledger = rows.map(({ running, transaction }) => ({ running, transaction, accepted: true }));
  const tills = [{ tillId, ledger, refused: [] }];
  return [
    ...proveLedger(rows, seen),
    ...(await proveSales({ tills, databases: pools, stockBefore, sentAgain: new Set() })),
    ...(await proveBoard(server, rows, say)),
    ...(await proveCards(till, rows)),
    ...(voucher ? await proveVoucher(server, voucher, rows) : []),
  ];
}

async function allSent(till: BrowserTill): Promise<Row[] | undefined> {
  const rows = await till.ledger();
  return rows.every(({ state }) => state !== "waiting") ? rows : undefined;
}

function proveLedger(rows: readonly Row[], { shownAsSold }: Seen): string[] {
  const numbers = new Set(rows.map(({ number }) => number));
  const lost = [...shownAsSold].filter((number) => !numbers.has(number));
  const refused = rows.filter(({ state }) => state === "needsYou").map(({ number }) => number);
  const gaps = rows.filter(({ running }, position) => running !== position + 1).map(({ number }) => number);
  return [
    ...(lost.length > 0 ? [`shown as sold, and not in the till's ledger: ${lost.join(", ")}`] : []),
    ...(refused.length > 0 ? [`refused by the server: ${refused.join(", ")}`] : []),
    ...(gaps.length > 0 ? [`numbers with a gap before: ${gaps.slice(0, 5).join(", ")}`] : []),
    ...(numbers.size < rows.length ? ["numbers given twice"] : []),
  ];
}

type Say = (line: string) => void;

/** A till says how many it has with its heartbeat, and the sum only when it closes: until then its own ledger says it. */
async function proveBoard(server: Door, rows: readonly Row[], say: Say): Promise<string[]> {
  const faults: string[] = [];
  for (const [day, ofDay] of Map.groupBy(rows, ({ transaction }) => transaction.businessDate)) {
    const sum = ofDay.reduce((total, { transaction }) => total + totalOf(transaction), 0);
    const isSame = async () => {
      const { equal, till, server: kept, erp } = (await readBoard(server, day)) ?? {};
      const counts = till?.count === kept?.count && erp?.count === kept?.count;
      return (equal && counts && kept?.sum === sum && erp?.sum === sum) || undefined;
    };
    const same = await waitFor("the board", isSame, { timeoutMs: 120_000 }).catch(() => false);
    const row = await readBoard(server, day);
    const shown = [{ ...row?.till, sum }, row?.server, row?.erp].map((side) => `${side?.count} = ${side?.sum}`);
    say(`the board of ${day}: till, server and ERP ${shown.join(", ")}`);
    if (!same) faults.push(`the board of ${day}: ${JSON.stringify(row)}, the till's ledger has ${sum}`);
  }
  return faults;
}

const totalOf = (transaction: Transaction) => (transaction.kind === "receipt" ? transaction.totals.total : 0);

async function readBoard(server: Door, businessDate: string): Promise<CompletenessRow | undefined> {
  const [storeId = ""] = tillId.split("-");
  await server.post("/api/hub/completeness/compare", { storeId, businessDate });
  const query = `storeId=${storeId}&from=${businessDate}&to=${businessDate}`;
  const { items } = await server.get<{ items: CompletenessRow[] }>(`/api/hub/completeness?${query}`);
  return items.find((row) => row.tillId === tillId);
}

const paymentsOf = ({ transaction }: { transaction: Transaction }): Payment[] =>
  transaction.kind === "receipt" ? transaction.payments : [];

/** The terminal remembers its last payments: each that it took is on one receipt, or was taken back. */
async function proveCards(till: BrowserTill, rows: readonly Row[]): Promise<string[]> {
  const approved = (await till.terminal()).filter(({ answer }) => answer.outcome === "approved");
  const takenBack = new Set(
    approved.flatMap(({ key, answer }) => (answer.slip?.paymentKey === key ? [] : answer.slip?.paymentKey)),
  );
  const paid = rows
    .flatMap(paymentsOf)
    .flatMap(({ terminal, amount }) => (terminal && amount > 0 ? terminal.paymentKey : []));
  const times = (key: string) => paid.filter((each) => each === key).length;
  const kept = approved.filter(({ key, answer }) => answer.slip?.paymentKey === key);
  const lost = kept.filter(({ key }) => times(key) === 0 && !takenBack.has(key)).map(({ key }) => key);
  const twice = kept.filter(({ key }) => times(key) > 1).map(({ key }) => key);
  return [
    ...(lost.length > 0 ? [`charged, and on no receipt: ${lost.join(", ")}`] : []),
    ...(twice.length > 0 ? [`one charge on two receipts: ${twice.join(", ")}`] : []),
  ];
}

async function proveVoucher(server: Door, number: string, rows: readonly Row[]): Promise<string[]> {
  const put = rows
    .flatMap(({ transaction }) => (transaction.kind === "receipt" ? transaction.lines : []))
    .reduce((sum, line) => sum + (line.voucher?.number === number ? line.amount : 0), 0);
  const taken = rows
    .flatMap(paymentsOf)
    .reduce((sum, { voucher, amount }) => sum + (voucher?.number === number ? amount : 0), 0);
  const known = await server.get<VoucherDetail>(`/api/vouchers/${number}`).catch(() => undefined);
  const balance = known?.balance ?? 0;
  return balance === put - taken ? [] : [`voucher ${number}: ${balance} at the server, ${put} - ${taken} by the till`];
}
